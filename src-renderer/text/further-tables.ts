// Words of the field that chooses a further table of the recipe.
// Says nothing about what a step does with it.

export const inputText = {
  placeholder: '选择或添加另外的表',
  nothing: '还没有另外的表，点下面从文件添加',
  add: '从文件添加…',
  addDataset: '从数据集添加…',
  views: { source: '来源', result: '处理结果' },
  noResult: '这个数据集还没有处理结果',
  taken: '按现在的样子取来，那边以后再改不会跟着变；同名的会被代替。',
  sameName: '与已有的表同名时，会用新文件代替它',
  reading: '正在读取…',
  about: (file: string, sheet: string | null, rows: string, columns: string) =>
    `${file}${sheet === null ? '' : ` · ${sheet}`} · ${rows} 行 · ${columns} 列`,
  peek: (name: string) => `“${name}”的前几行`,
  sheet: '读哪个工作表',
  gone: '这张表没有添加过，请从文件添加',
  remove: '不再需要这张表，移除',
  password: '打开文件的密码',
  open: '打开',
} as const
