// The example that a new template starts from, as data of the application.
// Is never in force by itself.
import example from '../../../resources/templates/example.json' with { type: 'json' }
import { type TemplatePack, TemplatePackSchema } from '../../contract/template-pack.ts'

export const EXAMPLE_PACK: TemplatePack = TemplatePackSchema.parse(example)
