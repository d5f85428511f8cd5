// Words of beginning with a standard recipe of the templates.
// Sentences of steps come from the engine.
export const standardRecipeText = {
  open: '标准配方',
  title: '采用标准配方',
  intro: '标准模板里的处理步骤，由主管部门随模板下发。采用后会取代现在的步骤，可以撤销。',
  choose: '选一个标准配方',
  from: (pack: string) => `来自“${pack}”`,
  fits: '这张表的列都齐全，全部步骤可以执行。',
  missing: '配方要用的列，这张表里叫什么？',
  column: (name: string) => `配方里的“${name}”`,
  none: '没有这一列',
  stops: (count: number) => `${count} 个步骤无法执行，采用后请处理`,
  steps: '步骤',
  use: '采用',
  cancel: '取消',
  used: (name: string) => `已采用标准配方“${name}”`,
} as const
