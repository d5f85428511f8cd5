// The tree of what the package will hold, or does hold once it is built.
// Changes nothing.
import { exportText } from '../../text/export.ts'
import { IconFile, IconFolder, IconSpreadsheet } from '../../ui/kit.ts'
import { formatBytes } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { type PackageFolder, type PackageLeaf, type PackagePath, packageTree } from './package-tree.ts'

export function PackageContents({ paths }: { paths: readonly PackagePath[] }) {
  return (
    <section className="op-panel op-contents">
      <h2>{exportText.contents}</h2>
      <Sentence>{exportText.contentsHint}</Sentence>
      <ul className="op-tree">
        {packageTree(paths).map(folder => (
          <Folder key={folder.name} folder={folder} />
        ))}
      </ul>
    </section>
  )
}

function Folder({ folder }: { folder: PackageFolder }) {
  const leaves = folder.leaves.map(leaf => <Leaf key={leaf.path} leaf={leaf} />)
  if (folder.name === '') return leaves
  return (
    <li>
      <span className="op-tree-folder">
        <IconFolder /> {folder.name}
      </span>
      <ul>{leaves}</ul>
    </li>
  )
}

function Leaf({ leaf }: { leaf: PackageLeaf }) {
  return (
    <li className="op-tree-leaf">
      <span className="op-tree-name" title={leaf.name}>
        {/\.(xlsx|csv)$/.test(leaf.name) ? <IconSpreadsheet /> : <IconFile />} {leaf.name}
      </span>
      {leaf.bytes === null ? null : <span className="op-faint op-number">{formatBytes(leaf.bytes)}</span>}
      <span className="op-tree-words">{leaf.words}</span>
    </li>
  )
}
