// What previews of steps that look at the whole table say about themselves.
// Sentences only; `{rows}` and `{looked}` are numbers of rows.

export const wholePreview = {
  all: '这一步要看整张表，预览已按全部 {rows} 行算出。',
  part: '表有 {rows} 行，预览只按前 {looked} 行算出；运行时按整张表算，结果可能不同。',
  arranged: '行的次序或组成变了，下面显示的是处理后的表。',
} as const
