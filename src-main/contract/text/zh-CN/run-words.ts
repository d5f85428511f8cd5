// What files written by a run are called and what stands at the head of their columns.
// No sentence for a screen.
export const runWords = {
  setAsideFile: '{name}（第 {number} 步搁置的行）',
  rowNumber: '原行号',
}
