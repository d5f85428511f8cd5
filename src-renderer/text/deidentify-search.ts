// Words of the search for solutions while it runs, and of how sure its answer is.
// No figure stands here that is not computed.
export const deidentifySearchText = {
  counting: '正在数各种组合……',
  climbing: '正在找一个好的放法……',
  proving: '正在证明还能好到哪里……',
  checking: '正在比较其余的放法……',
  checked: (count: string) => `已比较 ${count} 种放法`,
  best: (percent: string) => `目前最好：信息损失 ${percent}`,
  bound: (percent: string) => `已证明：不会低于 ${percent}`,
  enough: '用目前最好的',
  enoughHint: '不再往下找，用已找到的最好的放法；会写明离能证明的限度还差多少。',
  ending: '正在收尾……',
  gap: (best: string, bound: string) => `找到的最好放法损失 ${best}；已证明任何放法都不会低于 ${bound}。`,
} as const
