// Sections that are still to come: what will be there, what one can do today, and the way there.
// Shows no control that does nothing.
import { useNavigation } from '../../state/navigation.ts'
import { laterText } from '../../text/settings.ts'
import { Button } from '../../ui/kit.ts'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import './later-sections.css'

function Later({ words }: { words: (typeof laterText)[keyof typeof laterText] }) {
  const leaveDataset = useNavigation(state => state.leaveDataset)
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner">
        <PageHead title={words.title} />
        <section className="op-panel op-later">
          <Sentence strong>{words.sentence}</Sentence>
          <Sentence>{words.today}</Sentence>
          <Button onClick={leaveDataset}>{words.action}</Button>
        </section>
      </div>
    </div>
  )
}

export function TemplatesSection() {
  return <Later words={laterText.templates} />
}
