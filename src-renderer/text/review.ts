// Words of the review page of a dataset: what a review needs and what of it is there today.
// Decides nothing and promises no approval.
export const reviewText = {
  title: '审核',
  sentence: '正式开放前，保密审查和安全审查要针对这一份结果签字。',
  present: '送审要用的材料',
  material: {
    result: {
      name: '最新的结果',
      done: (rows: string, columns: string) => `${rows} 行，${columns} 列`,
      missing: '配方改过或还没有运行，请先运行。',
      go: '去运行',
    },
    recipe: {
      name: '处理步骤',
      done: (clean: number, mask: number) => `清洗 ${clean} 步，脱敏和去标识 ${mask} 步`,
      missing: '没有任何处理步骤，结果和来源相同。',
      go: '去看步骤',
    },
    gates: {
      name: '导出检查',
      done: (passed: number, total: number) => `${total} 项中通过 ${passed} 项`,
      missing: '还没有检查过。',
      go: '去检查',
    },
    catalogue: {
      name: '目录',
      done: '必填内容齐全',
      missing: (count: number) => `还有 ${count} 处要补`,
      go: '去编目',
    },
  },
  digest: '结果编号',
  digestHint: '由来源、配方和结果的内容算出，改动一个字都会变。审查意见请写明这个编号。',
  copy: '复制',
  copied: '已复制',
} as const
