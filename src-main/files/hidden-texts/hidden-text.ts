// A text that a file holds outside of its cells, with the place where it stands.
// A type alone; nothing is read here.

export interface HiddenText {
  /** Part of the file, such as `xl/comments1.xml`, or what a person calls the place. */
  readonly part: string
  /** Pieces that have nothing to do with each other on lines of their own. */
  readonly text: string
}
