// Words of the help drawer itself.
// Words only; nothing is decided here.
export const helpText = {
  title: '帮助',
  search: '搜索帮助，可输入汉字或拼音首字母',
  nothing: (query: string) => `没有找到与“${query}”有关的帮助`,
  clear: '清除搜索',
  all: '全部帮助',
  here: '当前页面',
  back: '回到全部帮助',
  purpose: '这一页做什么',
  todo: '怎么做',
  operations: '有哪些处理方法',
  questions: '常见问题',
  keys: '键盘',
  offline: '帮助随程序安装，不需要联网。',
} as const
