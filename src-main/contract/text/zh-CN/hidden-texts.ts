// How the places of a file are called that hold words outside of its cells.
// Words only; knows no file format.

export const hiddenPlaces = {
  comments: '批注和文本框',
  pages: '页眉页脚',
  links: '超链接',
  names: '名称和外部引用',
  users: '保存文件的人',
  properties: '文档属性',
  beside: '批注、图形、页眉页脚和文档属性',
} as const
