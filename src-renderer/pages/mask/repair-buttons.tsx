// The ways to close a gap that was found, each a button that adds its step to the recipe.
// Chooses none by itself.
import type { Repair } from '../../../src-main/contract/attacks.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { attackText } from '../../text/attack.ts'
import { Button } from '../../ui/kit.ts'

interface RepairButtonsProps {
  /** The first is the one proposed. */
  found: { readonly repair: Repair | null; readonly otherRepairs?: readonly Repair[] | undefined }
  recipe: RecipeEditor
}

export function RepairButtons({ found, recipe }: RepairButtonsProps) {
  const repairs = [...(found.repair === null ? [] : [found.repair]), ...(found.otherRepairs ?? [])]
  return repairs.map(({ step, sentence }) => (
    <Button
      key={sentence}
      type="link"
      size="small"
      className="op-attack-repair"
      onClick={() => recipe.addAll([step], attackText.repaired)}
    >
      {sentence}
    </Button>
  ))
}
