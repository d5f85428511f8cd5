// What each error says to a person, in Chinese: what is wrong, and what to do.
// One entry per code; placeholders are the error's parameters.
import type { ErrorCode } from '../../errors.ts'

export interface ErrorText {
  message: string
  fix: string
}

export const errors = {
  USAGE: { message: '命令用法不对：{reason}', fix: '运行 openprep help 查看用法。' },
  COMMAND_NOT_AVAILABLE: { message: '这个版本还没有“{command}”命令。', fix: '运行 openprep help 查看现有命令。' },
  OPTION_INVALID: { message: '选项 {option} 的值“{value}”不对：{reason}', fix: '改正后重新运行。' },

  FILE_NOT_FOUND: { message: '找不到文件：{file}', fix: '检查文件名和所在文件夹，文件可能已被移动或改名。' },
  FILE_NOT_READABLE: { message: '无法读取文件：{file}', fix: '检查是否有读取权限，或把文件复制到自己的文件夹再试。' },
  FILE_LOCKED: { message: '文件正被其他程序占用：{file}', fix: '请在 Excel 或 WPS 中关闭这个文件，然后重试。' },
  FILE_GONE: {
    message: '读写途中文件不见了：{file}',
    fix: 'U 盘可能被拔出或网络盘断开。重新插好后再试；已保存的工作没有丢失。',
  },
  FILE_NOT_GRANTED: { message: '程序没有得到打开这个文件的许可：{file}', fix: '请用“选择文件”按钮或把文件拖进窗口。' },
  FILE_EMPTY: { message: '文件是空的：{file}', fix: '请确认导出的文件里有内容。' },
  FILE_TOO_LARGE: {
    message: '文件超出可处理的大小：{file}（{size}，上限 {limit}）',
    fix: '请分成几个文件，或另存为 CSV 再导入。',
  },
  FORMAT_UNKNOWN: { message: '认不出文件的格式：{file}', fix: '请提供 xlsx、xls、et、ods、dbf、CSV 或文本表格。' },
  FORMAT_NOT_SUPPORTED: {
    message: '暂不支持这种文件：{format}',
    fix: '请在 Excel 或 WPS 中另存为 xlsx 或 CSV 后再导入。',
  },
  FILE_PASSWORD: {
    message: '文件设有打开密码：{file}',
    fix: '请输入打开密码（命令行用 --password-file），或在 Excel、WPS 中去掉密码另存后再导入。',
  },
  FILE_PASSWORD_WRONG: {
    message: '密码不对，打不开文件：{file}',
    fix: '请核对大小写、全角半角和首尾空格，或向文件的制作人确认密码。',
  },
  FILE_CORRUPT: {
    message: '文件已损坏，读不下去：{file}（{reason}）',
    fix: '请用 Excel 或 WPS 打开并另存一份，或重新导出。',
  },
  FILE_HOSTILE: {
    message: '文件内容异常，为安全起见拒绝打开：{file}（{reason}）',
    fix: '请向提供者核实文件来源，重新导出。',
  },
  ENCODING_UNKNOWN: { message: '认不出文件的文字编码：{file}', fix: '请在“编码”中手动选择，例如 GB18030。' },
  ENCODING_MISMATCH: {
    message: '按 {encoding} 读取时，第 {offset} 字节处的内容不符合这种编码。',
    fix: '请改选其他编码，例如 GB18030 或 UTF-8。',
  },
  SHEET_NOT_FOUND: { message: '没有名为“{sheet}”的工作表。', fix: '现有工作表：{sheets}' },
  SHEET_EMPTY: { message: '工作表“{sheet}”里没有数据。', fix: '请选择有数据的工作表。' },
  TABLE_NOT_FOUND: { message: '工作表里没有第 {table} 张表。', fix: '该工作表共有 {count} 张表。' },
  HEADER_INVALID: { message: '表头的设置不对：{header}', fix: '请写成 auto、none，或行号范围，例如 3..4。' },

  STORE_IN_USE: { message: '这个工作文件夹正被占用：{holder}', fix: '请关闭另一个窗口或命令后再试。' },
  LOGIN_FAILED: { message: '姓名或口令不对。', fix: '请核对大小写和输入法；连续 {left} 次不对后要等一会儿才能再试。' },
  LOGIN_WAIT: { message: '口令错得太多，还要等 {seconds} 秒才能再试。', fix: '忘了口令，请管理人员用恢复密钥重设。' },
  ACCOUNT_DISABLED: { message: '账户“{name}”已停用。', fix: '请联系首席数据官。' },
  ACCOUNT_NOT_FOUND: { message: '没有这个账户：{name}', fix: '现有账户：{accounts}' },
  ACCOUNT_NAME_TAKEN: { message: '已经有叫“{name}”的账户。', fix: '同名的人请加上部门，例如“李明（数据科）”。' },
  ACCOUNT_ROLE_NEEDED: {
    message: '管理账户要由首席数据官登录，或输入恢复密钥。',
    fix: '请首席数据官操作，或取出封存的恢复密钥。',
  },
  RECOVERY_WRONG: { message: '恢复密钥不对。', fix: '请照纸上的八组字符重新输入，横线和大小写不影响。' },
  ORGANISATION_EXISTS: { message: '这个工作文件夹已经设立了单位。', fix: '请直接登录。' },
  ORGANISATION_NEEDED: { message: '这个工作文件夹还没有设立单位账户。', fix: '请先设立单位和最初的两个账户。' },
  ORGANISATION_ROLES: {
    message: '最初的账户里至少要有一位经办人和一位审核人，由不同的人担任。',
    fix: '请补上缺少的那一位。',
  },
  PASSPHRASE_WEAK: { message: '口令太容易猜到：{name}', fix: '至少 10 个字符，不要用姓名，也不要重复同一个字符。' },
  PEOPLE_INVALID: {
    message: '人员文件不对：{file}（{reason}）',
    fix: '写成 JSON 列表，每人有 name、unit、role（clerk、reviewer、bureau、chiefDataOfficer）和 passphraseFile。',
  },
  IDENTITY_REFUSED: { message: '身份文件不能用：{reason}', fix: '请在单位的第一台电脑上重新导出身份文件和信任文件。' },
  STORE_LOCKED: {
    message: '工作文件夹已锁定，需要先登录。',
    fix: '请用自己的账户登录（命令行用 --as 姓名 --login-file 口令文件）。',
  },
  STORE_CORRUPT: { message: '工作文件夹里的数据已损坏（{reason}）', fix: '请不要再写入，联系技术人员用备份恢复。' },
  STORE_NEWER: {
    message: '工作文件夹由更新版本的程序建立（版本 {found}，本程序支持到 {supported}）。',
    fix: '请升级程序后再打开。',
  },
  BACKUP_INVALID: {
    message: '这份备份不能用：{file}（{reason}）',
    fix: '请换另一份备份；没有写入任何内容，现有的工作没有改变。',
  },
  BACKUP_LOCKED: {
    message: '打不开备份：{file}。备份口令不对，或没有给出。',
    fix: '请输入做这份备份时设的口令；程序自动做的备份没有口令，要放在原来的工作文件夹里打开。',
  },
  BACKUP_TARGET_USED: {
    message: '这里已经有数据或账户，不能在上面恢复备份。',
    fix: '请在新的工作文件夹里恢复（命令行用 --store 新文件夹），现有的内容不会被覆盖。',
  },
  STORE_NOT_WRITABLE: { message: '工作文件夹不能写入：{folder}', fix: '请换一个有写入权限的文件夹。' },
  DISK_FULL: { message: '磁盘空间不足。', fix: '请清理磁盘后重试；已保存的工作没有丢失。' },
  TARGET_NOT_WRITABLE: {
    message: '无法写入：{file}',
    fix: '请换一个文件夹，或检查文件是否只读、是否在 Excel 或 WPS 中打开。',
  },
  XLSX_LIMIT_EXCEEDED: {
    message: '超出 xlsx 格式的上限：有 {found}，最多 {limit}（单元格按字数，表格按列数）。',
    fix: '请先缩短过长的内容或减少列，或改用 CSV。',
  },
  GB18030_CHARACTER_MISSING: {
    message: 'GB18030 编码没有字符“{char}”（U+{code}，旧系统的自造字）。',
    fix: '请在清洗中把这个字换成规范字，或不选“CSV（GB18030 编码）”。',
  },
  DATASET_NOT_FOUND: { message: '找不到数据集：{dataset}', fix: '现有数据集：{datasets}' },
  DATASET_NAME_TAKEN: { message: '已经有名为“{name}”的数据集。', fix: '请换一个名字。' },
  PART_UNREADABLE: {
    message: '“{file}”没有读成：{reason}',
    fix: '请换一个能读的文件，或选择跳过它；现在什么也没有导入。',
  },
  COLUMN_NAME_TWICE: {
    message: '“{file}”里有两列都叫“{column}”',
    fix: '请给其中一列换一个名字；来源列也不能与表里已有的列同名。',
  },
  COLUMNS_DIFFER: {
    message: '“{file}”的列与数据集不一样：{difference}；没有追加任何行',
    fix: '同一列换了名字的，加 {rename}；确实要追加的，加 --columns all（新列也加进来）或 --columns first（只要数据集已有的列）。',
  },
  KEY_NOT_THERE: {
    message: '用来对应行的列“{column}”不是两个版本都有',
    fix: '请换一个两边都有的列，或者不指定。',
  },
  VERSION_NOT_FOUND: { message: '没有第 {version} 版', fix: '请在版本列表里选一个。' },
  VERSION_CHANGED: { message: '处理期间数据集换了版本，这次没有改动它', fix: '请再做一次。' },
  RESULT_MISSING: { message: '当前配方还没有运行出结果。', fix: '请先运行配方。' },

  RECIPE_INVALID: { message: '配方有误：{reason}', fix: '请按提示改正这一步。' },
  RECIPE_COLUMN_MISSING: { message: '步骤“{step}”需要的列不存在：{column}', fix: '表中现有列：{columns}' },
  RECIPE_INPUT_MISSING: {
    message: '步骤“{step}”要用到另一张表“{input}”，但还没有添加这张表',
    fix: '请先在“另外的表”里添加它；命令行用 --input {input}=文件。',
  },
  RECIPE_STEP_FAILED: { message: '步骤“{step}”无法执行：{reason}', fix: '请修改或停用这一步。' },
  RECIPE_MASK_FAILED: {
    message: '脱敏步骤“{step}”遇到无法处理的值，已停止，未产生结果。',
    fix: '请先清洗列“{column}”，或改用其他脱敏方法。',
  },
  POLICY_REFUSED: {
    message: '脱敏强度低于策略“{policy}”的要求，已停止，未产生结果：{reasons}',
    fix: '请按提示加强这些列的处理；尚无审核时不能放行例外。',
  },
  TARGETS_INVALID: {
    message: '“{file}”不能作为年度任务读入：{reason}',
    fix: '请选择本程序导出的任务文件，或含年份、单位、数量的任务附件（JSON）。',
  },
  TARGETS_UNKNOWN: {
    message: '没有 {year} 年度的任务',
    fix: '请先导入这一年的任务文件，或换一个年份。',
  },
  POLICY_UNKNOWN: {
    message: '没有名为“{policy}”的脱敏策略。可用的有：{policies}',
    fix: '请写对名称，或用 --policy 指出主管部门的策略文件。',
  },
  DISPUTE_INVALID: { message: '不能这样登记争议：{reason}', fix: '请改好再试。' },
  ITEM_NOT_FOUND: { message: '台账里没有这一项（{sha256}）', fix: '请先收集报送的文件。' },
  TASK_NOT_FOUND: {
    message: '没有发出过编号为 {task} 的整改任务',
    fix: '请确认答复是给本部门的，并在发出任务的工作文件夹里导入。',
  },
  TASK_OTHER_BODY: {
    message: '这份答复由“{unit}”签名，整改任务是发给“{body}”的，没有采用。',
    fix: '请“{body}”用自己的身份签名后再送来。',
  },
  TEMPLATE_INVALID: {
    message: '模板不符合要求：{reason}',
    fix: '请按提示改正 {field}。',
  },
  TEMPLATE_TAMPERED: {
    message: '已装入的模板“{id}”{version} 被改动过或被删掉了，相关检查已停止。',
    fix: '请用备份恢复工作文件夹，并向信息化处室报告。',
  },
  TEMPLATE_UNKNOWN: { message: '没有装过模板“{id}”{version}', fix: '请先导入这个模板，或写对名称和版本。' },
  TEMPLATE_ROLE: {
    message: '“{name}”的证书职责是{role}，不能签发模板。',
    fix: '请由主管部门人员或首席数据官的身份签发。',
  },
  TEMPLATE_OUTDATED: {
    message: '标准模板有新版，这份数据是按旧版做的：{templates}',
    fix: '请在“模板库”里复查这份数据（命令行：template recheck），通过后再生成正式数据包。',
  },
  POLICY_INVALID: {
    message: '脱敏策略文件不符合要求：{reason}',
    fix: '请按提示改正字段 {field}，或向主管部门索取新文件。',
  },
  FIGURES_INVALID: {
    message: '四级效果的阈值文件不符合要求：{reason}',
    fix: '请按提示改正字段 {field}，或以程序自带的 effect-levels.json 为样本重写。',
  },
  KEYRING_MISSING: {
    message: '缺少假名密钥：{key}',
    fix: '命令行请用 --keyring 指定密钥文件；窗口中请在“设置 · 密钥”新建。',
  },
  KEYRING_LOCKED: {
    message: '密钥还没有打开：没有口令，或者口令不对。',
    fix: '窗口中请在“设置 · 密钥”输入口令；命令行请用 --passphrase-file 给出口令。',
  },
  MASKING_INCONSISTENT: {
    message: '处理后的列自相矛盾，或者能从别的列还原：{reasons}。没有运行。',
    fix: '可以任选一种补上再运行：{repairs}。',
  },
  KEYRING_CHANGED: {
    message: '运行期间别处用密钥“{key}”发了新的假名，这次的结果没有保留。',
    fix: '请再运行一次；同一把密钥不要同时在两处使用。',
  },
  PSEUDONYM_TABLE_FULL: {
    message: '密钥“{key}”的假名对照表已满，最多 {limit} 个不同的值。',
    fix: '请换一把密钥，或改用“换成假名”（按密钥计算，不需要对照表）。',
  },
  KEYRING_INVALID: { message: '密钥文件内容不对：{file}', fix: '请指定由本程序生成的密钥文件。' },

  COLUMN_NOT_FOUND: { message: '表里没有“{column}”这一列。', fix: '现有的列：{columns}' },
  HIERARCHY_ROW_LENGTH: {
    message: '列“{column}”的层级表第 {row} 行有 {found} 级，应当有 {expected} 级。',
    fix: '请让层级表的每一行级数相同。',
  },
  HIERARCHY_VALUE_TWICE: {
    message: '列“{column}”的层级表里，值“{value}”在第 {first} 行和第 {row} 行写法不同。',
    fix: '请只保留一行，或让两行一致。',
  },
  HIERARCHY_NOT_NESTED: {
    message: '列“{column}”的层级表第 {row} 行：“{label}”的上一级既是“{one}”又是“{other}”。',
    fix: '同一个标签的上一级必须相同，请改正层级表。',
  },
  HIERARCHY_VALUE_MISSING: {
    message: '列“{column}”第 {row} 行的值“{value}”不在层级表里。',
    fix: '请在层级表里补上这个值（连同它各级的说法），或先清洗这一列。',
  },
  COLUMN_CHOSEN_TWICE: { message: '“{column}”列选了两次。', fix: '一列只能有一种角色，请去掉一个。' },
  TOO_MANY_COLUMNS: { message: '选了 {count} 列，最多 {limit} 列。', fix: '请只选能与外部信息对上的列。' },
  DEIDENTIFY_NOT_MET: {
    message: '去标识步骤在这些数据上达不到要求，已停止，未产生结果：{reason}',
    fix: '请到“去标识”按现在的数据重新计算，换一组级别再运行。',
  },
  TOO_MANY_VALUES: {
    message: '列“{column}”有 {count} 种不同的值，最多 {limit} 种才能逐级放粗。',
    fix: '请先在“脱敏”里把它放粗（如日期只留到月、金额取整），或删除这一列。',
  },
  HIERARCHY_INVALID: { message: '泛化层级不能用：{reason}', fix: '请改正这一列的层级，或换一个模板重新生成。' },
  HIERARCHY_UNCOVERED: {
    message: '泛化层级没有覆盖全部值：{reason}',
    fix: '请在层级中为这些值各补一行，或先清洗这一列。',
  },
  HIERARCHY_FILE_TWICE: {
    message: '列“{column}”有两个层级文件：{one}、{other}',
    fix: '请只留一个在层级文件夹里。',
  },
  HIERARCHY_NEEDED: {
    message: '列“{column}”没有层级表，不能按层级计算距离。',
    fix: '请提供这一列的层级表，或改用“相等”或“有序”的距离。',
  },
  ORDER_NEEDED: {
    message: '列“{column}”的值不是数字，不知道先后次序。',
    fix: '请给出次序（命令行用 --order 列=文件，每行一个值），或改用“相等”的距离。',
  },
  ORDER_VALUE_MISSING: {
    message: '列“{column}”的值“{value}”不在给出的次序或层级里。',
    fix: '请在次序文件或层级表里补上这个值。',
  },
  POPULATION_NEEDED: {
    message: '这项条件要和总体比较，但没有给出总体表。',
    fix: '请给出总体表（命令行用 --population 文件），或去掉这项条件。',
  },

  CATALOGUE_INVALID: { message: '目录文件不符合要求：{reason}', fix: '请按提示改正字段 {field}。' },
  OPENING_ACT_INVALID: { message: '办理文件不符合要求：{reason}', fix: '请按提示改正字段 {field}。' },
  OPENING_REFUSED: { message: '现在还不能这样做：{reasons}', fix: '请先补齐所缺的内容；在此之前原来的状态不变。' },
  LIMIT_REFUSED: { message: '限值没有改：{reason}', fix: '请改成允许的数，并写明理由。' },
  CASE_REFUSED: { message: '不能这样办：{reason}', fix: '请补齐所缺的内容。' },
  CASE_NOT_FOUND: { message: '没有这件事项：{case}。', fix: '请在事项列表里重新选择。' },
  REFERENCE_INVALID: { message: '清单或答复不完整：{reason}', fix: '请按提示补齐。' },
  PACKAGE_NOT_READY: {
    message: '还有检查项没有通过，不能生成正式数据包：{gates}',
    fix: '请先处理这些检查项。草稿包不受此限（命令行加 --draft）。',
  },
  INTERFACE_MISSING: {
    message: '数据包里没有接口说明和样例数据：{file}',
    fix: '请在编目中把开放方式设为接口调用，再生成数据包。',
  },
  DOCUMENT_NOT_APPLICABLE: {
    message: '这个数据集现在出不了“{document}”。',
    fix: '接口文档需要开放方式为接口；备案表和答复需要给出事项。',
  },
  PACKAGE_UNAPPROVED: {
    message: '审查没有全部批准，不能生成正式数据包：{reviews}',
    fix: '请先送审，取得批准后再生成；草稿包（未经审核，不可发布）不受此限（命令行加 --draft）。',
  },
  PACKAGE_UNSAFE: {
    message: '结果中还有不能对外的内容，草稿包也不能生成：{gates}',
    fix: '请先按检查结果脱敏或删除这些内容，再生成数据包。',
  },
  PACKAGE_INVALID: { message: '不是有效的数据包：{file}（{reason}）', fix: '请确认文件是由本程序生成的 zip 数据包。' },
  PACKAGE_TAMPERED: { message: '数据包校验不通过：{files}', fix: '文件内容与清单不符，请勿使用，向提供者重新索取。' },

  SIGNED_FILE_REFUSED: {
    message: '拒绝这个签名文件：{file}（{reason}）',
    fix: '请勿使用它。向发送人核实，并请对方重新生成一份。',
  },
  IDENTITY_NEEDED: {
    message: '这一步要由具名的人签名，现在不知道是谁。',
    fix: '请先登录，或指定身份文件（命令行用 --identity 文件 --passphrase-file 文件）。',
  },
  IDENTITY_LOCKED: {
    message: '身份文件的口令不对，或没有给口令：{file}',
    fix: '请核对口令（命令行用 --passphrase-file 文件）。',
  },
  IDENTITY_INVALID: {
    message: '不是有效的身份文件：{file}',
    fix: '请使用“key new-person”生成的身份文件，或向本单位的密钥管理人重新领取。',
  },
  TRUST_NEEDED: {
    message: '还没有信任名单，无法判断签名是谁的。',
    fix: '请向本单位或主管部门领取信任文件并导入（命令行用 --trust 文件）。',
  },
  TRUST_INVALID: { message: '不是有效的信任文件：{file}（{reason}）', fix: '请向本单位或主管部门重新领取。' },
  REVIEW_NOT_READY: {
    message: '还不能送审：{reason}',
    fix: '请先运行处理步骤、填写目录信息并检查开放条件，再送审。',
  },
  REVIEW_NOT_FOUND: { message: '没有这个送审请求：{request}', fix: '请先打开（导入）送审文件。' },
  REVIEW_INCOMPLETE: { message: '审查决定还不能签名：{reasons}', fix: '请补全后再签名。' },
  ACCOUNT_ALTERED: {
    message: '“{name}”的账户记录被改动过，不能登录。',
    fix: '请保留现场，报告负责人；从备份恢复，或由首席数据官重新建立账户。',
  },
  REVIEW_TEMPLATE: {
    message: '这个送审不能批准：{reasons}',
    fix: '请退回给经办人，按现行标准模板重新检查后再送审。',
  },
  REVIEW_NOT_ALLOWED: {
    message: '您不能审查这个请求：{reason}',
    fix: '请由另一位审查人用自己的身份审查。',
  },
  DECISION_REFUSED: { message: '拒绝这份审查决定：{reason}', fix: '请勿使用它。向审查人核实，并请对方重新签发。' },

  CANCELLED: { message: '已取消。', fix: '' },
  INTERNAL: { message: '程序内部出错。', fix: '请重试；如果反复出现，请把日志交给技术人员。数据没有改变。' },
} satisfies Record<ErrorCode, ErrorText>
