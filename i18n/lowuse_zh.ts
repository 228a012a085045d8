<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>LowUse</name>
  <message>
   <source> (may stay open)</source>
   <translation>（可不补充）</translation>
  </message>
  <message>
   <source> Example standard, for training only.</source>
   <translation>示例标准，仅供演练。</translation>
  </message>
  <message>
   <source> and {count} more</source>
   <translation>等，另有 {count} 条</translation>
  </message>
  <message>
   <source> s</source>
   <translation> 秒</translation>
  </message>
  <message>
   <source>(and {count} more files)</source>
   <translation>（另有 {count} 个文件）</translation>
  </message>
  <message>
   <source>(made up for training)</source>
   <translation>（演练数据）</translation>
  </message>
  <message>
   <source>(not in the file)</source>
   <translation>（文件中没有）</translation>
  </message>
  <message>
   <source>(not used)</source>
   <translation>（未使用）</translation>
  </message>
  <message>
   <source>(see {clauses})</source>
   <translation>（见 {clauses}）</translation>
  </message>
  <message>
   <source>13,157 sample parcels to practise with; nothing real can happen</source>
   <translation>用 13,157 宗样例宗地练习，不影响真实数据</translation>
  </message>
  <message>
   <source>; selected {count}, {area}</source>
   <translation>；选中 {count} 宗，{area}</translation>
  </message>
  <message>
   <source>A check of this plugin; the document does not name it</source>
   <translation>本插件所设的核对，文件没有写明</translation>
  </message>
  <message>
   <source>A file that maps the next delivery of the same supplier.</source>
   <translation>供同一来源下次导入时使用的文件。</translation>
  </message>
  <message>
   <source>A larger part is never neglected.</source>
   <translation>超过该面积的部分不予忽略。</translation>
  </message>
  <message>
   <source>A layer is still being read; the map shows the newest saves as soon as that has ended.</source>
   <translation>有图层正在读取；读取结束后，地图即显示最新保存的内容。</translation>
  </message>
  <message>
   <source>A line to write on when it is left empty</source>
   <translation>留空则印出横线</translation>
  </message>
  <message>
   <source>A line to write on when it is left empty.</source>
   <translation>留空则印出横线，供手工填写。</translation>
  </message>
  <message>
   <source>A parcel has no holder.</source>
   <translation>有宗地缺少权利人。</translation>
  </message>
  <message>
   <source>A parcel is mortgaged; the mortgagee has to agree before registration.</source>
   <translation>有宗地已抵押，登记前须抵押权人书面同意。</translation>
  </message>
  <message>
   <source>A parcel is seized.</source>
   <translation>有宗地被查封。</translation>
  </message>
  <message>
   <source>A parcel with map number {value} exists elsewhere; this row was taken as a new one.</source>
   <translation>图斑编号 {value} 在别处已有，本行按新宗地导入。</translation>
  </message>
  <message>
   <source>A part up to this share may be neglected.</source>
   <translation>不超过该比例的部分可以忽略。</translation>
  </message>
  <message>
   <source>A person has to judge this.</source>
   <translation>须人工判断并写明理由。</translation>
  </message>
  <message>
   <source>A person judged against this condition.</source>
   <translation>经人工判断不符合本条件。</translation>
  </message>
  <message>
   <source>A row of that identifier exists already in {file}; nothing was saved. ({detail})</source>
   <translation>{file} 中已有相同标识的记录，未保存任何内容。（{detail}）</translation>
  </message>
  <message>
   <source>A row refers to another row that is not in {file}; nothing was saved. ({detail})</source>
   <translation>有记录引用了 {file} 中不存在的记录，未保存任何内容。（{detail}）</translation>
  </message>
  <message>
   <source>A rule of an identification standard</source>
   <translation>认定标准的一条规则</translation>
  </message>
  <message>
   <source>A shared boundary of {min_shared_m} m must be more than twice the tolerance of {tolerance_m} m, or a corner contact would count. Raise the length or lower the tolerance.</source>
   <translation>最短公共边 {min_shared_m} m 应大于容差 {tolerance_m} m 的两倍，否则角点接触也会算相邻。请增大边长或减小容差。</translation>
  </message>
  <message>
   <source>A stored geometry is not readable ({detail}). Verify the workspace and restore a backup if it is damaged.</source>
   <translation>工作库中有图形不可读（{detail}）。请检验工作库，如已损坏请从备份恢复。</translation>
  </message>
  <message>
   <source>A strip that is nowhere wider is marked as a boundary error.</source>
   <translation>处处不宽于该值的窄条标记为边界误差。</translation>
  </message>
  <message>
   <source>A value that must be given is missing; nothing was saved. ({detail})</source>
   <translation>缺少必填值，未保存任何内容。（{detail}）</translation>
  </message>
  <message>
   <source>A workspace cannot be in {found}; expected one of {expected}.</source>
   <translation>工作库不能采用 {found}，应为 {expected} 之一。</translation>
  </message>
  <message>
   <source>A workspace is being opened; wait until it is there.</source>
   <translation>正在打开工作库，请稍候。</translation>
  </message>
  <message>
   <source>Accepted within the validity, applied for after it.</source>
   <translation>有效期内验收，有效期后申请。</translation>
  </message>
  <message>
   <source>Across districts: a document that states the division is needed.</source>
   <translation>跨县（市、区），须有载明分摊的文件。</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>地址</translation>
  </message>
  <message>
   <source>Agenda item</source>
   <translation>议题号</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <source>All parcels are state-owned industrial land.</source>
   <translation>各宗地均为国有工业用地。</translation>
  </message>
  <message>
   <source>All parcels lie in one district.</source>
   <translation>各宗地在同一县（市、区）。</translation>
  </message>
  <message>
   <source>All parcels share boundaries.</source>
   <translation>各宗地相邻且连成一片。</translation>
  </message>
  <message>
   <source>All steps as algorithms</source>
   <translation>全部步骤（处理算法）</translation>
  </message>
  <message>
   <source>All that was practised in the training workspace is thrown away. Go on?</source>
   <translation>演练库中练习的全部内容将被清除，是否继续？</translation>
  </message>
  <message>
   <source>An input layer of parcels needs a layer of control lines beside it.</source>
   <translation>输入宗地图层时，还需要给出控制线图层。</translation>
  </message>
  <message>
   <source>Analysis</source>
   <translation>分析</translation>
  </message>
  <message>
   <source>Another area basis gives another result.</source>
   <translation>面积口径不同，结果不同。</translation>
  </message>
  <message>
   <source>Another computer took over the lock of {file} because this one did not answer; nothing was saved. Look at the newest state and save again.</source>
   <translation>本机长时间无响应，{file} 的锁已被其他电脑接管，未保存任何内容。请查看最新数据后重新保存。</translation>
  </message>
  <message>
   <source>Another entry of the register has to be cleared.</source>
   <translation>登记簿的其他记载须先处理。</translation>
  </message>
  <message>
   <source>Another import of such rows was finished or undone while {file} was imported; nothing of it is visible yet. Run the import again to complete it.</source>
   <translation>导入 {file} 期间，另一次同类导入已完成或被撤销；本次导入的内容尚未显示。请再次运行以完成导入。</translation>
  </message>
  <message>
   <source>Another program keeps {file} open for editing; close the layers of this file there, then open the workspace again.</source>
   <translation>其他程序正在编辑 {file}，请在该程序中关闭其图层后重新打开工作库。</translation>
  </message>
  <message>
   <source>Applies a rule set to every parcel and proposes candidates.</source>
   <translation>对每宗地按认定标准逐条判断，提出疑似低效用地。</translation>
  </message>
  <message>
   <source>Applies an identification standard to every parcel. A parcel is suspected when a rule hits, incomplete when no rule hits and data is missing for one, and not suspected otherwise: missing data is never a no. A proposal is not a tag; a person decides.

With a workspace, tax figures of the enterprises count and the results are kept there with rule set and day. Without one, give a layer; its fields are recognised by national code, Chinese title or English name, and rules on taxes stay incomplete.

The shipped rule set is an example for training and no official standard.</source>
   <translation>按认定标准逐宗判断：有规则命中为疑似；没有命中但有规则缺少数据为待补充；其余为不疑似。缺少数据不等于否。疑似只是提示，是否标记由人决定。

选择工作库时，企业税收一并参与判断，结果连同认定标准与日期保存在工作库中。不用工作库时，请给出图层；字段按国家标准代码、中文名称或英文名称识别，与税收有关的规则为待补充。

随附的认定标准为示例，仅供演练，不是正式标准。</translation>
  </message>
  <message>
   <source>Approval</source>
   <translation>审批</translation>
  </message>
  <message>
   <source>Approval number</source>
   <translation>批准文号</translation>
  </message>
  <message>
   <source>Approved by</source>
   <translation>批准机关</translation>
  </message>
  <message>
   <source>Area</source>
   <translation>面积</translation>
  </message>
  <message>
   <source>Area inside {inside}, outside {outside}; {errors} boundary errors, {slivers} slivers</source>
   <translation>线内面积 {inside}，线外面积 {outside}；边界误差 {errors} 宗，细部 {slivers} 宗</translation>
  </message>
  <message>
   <source>Areas</source>
   <translation>面积对照</translation>
  </message>
  <message>
   <source>Areas first in</source>
   <translation>面积优先显示为</translation>
  </message>
  <message>
   <source>As before in the workspace</source>
   <translation>工作库中未变</translation>
  </message>
  <message>
   <source>As it is to stand in the log, such as 张三</source>
   <translation>写入日志的姓名，如：张三</translation>
  </message>
  <message>
   <source>Assessed parcels</source>
   <translation>识别结果</translation>
  </message>
  <message>
   <source>At least two parcels are needed.</source>
   <translation>须有两宗及以上宗地。</translation>
  </message>
  <message>
   <source>Authority that approved it.</source>
   <translation>批准该版本的机关。</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Automatic ({encoding})</source>
   <translation>自动（{encoding}）</translation>
  </message>
  <message>
   <source>Batch (optional)</source>
   <translation>批次（可不填）</translation>
  </message>
  <message>
   <source>CGCS2000 in 3-degree zones: 4526 and 4525 with zone number (38, 37), 4547 and 4546 the same without.</source>
   <translation>CGCS2000 三度分带：4526、4525 带带号（38、37），4547、4546 不带带号。</translation>
  </message>
  <message>
   <source>CGCS2000, 111° E, without zone number</source>
   <translation>CGCS2000，中央子午线 111°，不带带号</translation>
  </message>
  <message>
   <source>CGCS2000, 114° E, without zone number</source>
   <translation>CGCS2000，中央子午线 114°，不带带号</translation>
  </message>
  <message>
   <source>CGCS2000, 3° zone 37 (111° E), with zone number</source>
   <translation>CGCS2000，3 度带 37 带（111°），带带号</translation>
  </message>
  <message>
   <source>CGCS2000, 3° zone 38 (114° E), with zone number</source>
   <translation>CGCS2000，3 度带 38 带（114°），带带号</translation>
  </message>
  <message>
   <source>CRS</source>
   <translation>坐标系</translation>
  </message>
  <message>
   <source>CRS of the file</source>
   <translation>文件坐标系</translation>
  </message>
  <message>
   <source>CRS of the file: {crs}</source>
   <translation>文件坐标系：{crs}</translation>
  </message>
  <message>
   <source>CRS of the workspace</source>
   <translation>工作库坐标系</translation>
  </message>
  <message>
   <source>Calculate the subsidy</source>
   <translation>奖补测算</translation>
  </message>
  <message>
   <source>Calculated by</source>
   <translation>测算人</translation>
  </message>
  <message>
   <source>Calculates the subsidy of all projects of a workspace after a policy pack, and keeps each calculation that says something new, with all its inputs and the hash of the pack.

A project is eligible, ineligible, to be reviewed, or a trial calculation; the reasons name the condition. A project that lacks a needed figure is listed with the field that is missing and never stops the others. Only eligible projects enter the sum.</source>
   <translation>按政策参数测算工作库中全部项目的财政奖补；结果有变化的测算连同全部输入和政策参数的校验值一并保存。

项目结论为符合、不符合、待复核或试算，并列明理由。缺少必要数据的项目会列出所缺字段，不影响其他项目。只有符合的项目计入合计。</translation>
  </message>
  <message>
   <source>Calculates the subsidy of every project, with the clause that decides.</source>
   <translation>逐个项目测算财政奖补，并给出起决定作用的条款。</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cannot be judged yet: {count} rules lack data: {missing}.</source>
   <translation>本宗暂不能判断（待补充）：{count} 条规则缺数据：{missing}。</translation>
  </message>
  <message>
   <source>Cannot be read</source>
   <translation>无法读取</translation>
  </message>
  <message>
   <source>Changes of the row</source>
   <translation>变更记录</translation>
  </message>
  <message>
   <source>Changes since the last check</source>
   <translation>与上次套合的变化</translation>
  </message>
  <message>
   <source>Check against the control line</source>
   <translation>控制线套合</translation>
  </message>
  <message>
   <source>Check all parcels</source>
   <translation>全部套合</translation>
  </message>
  <message>
   <source>Checked by</source>
   <translation>审核</translation>
  </message>
  <message>
   <source>Checked parcels</source>
   <translation>套合结果</translation>
  </message>
  <message>
   <source>Checking against the control line</source>
   <translation>正在套合控制线</translation>
  </message>
  <message>
   <source>Choose a GDB folder</source>
   <translation>选择 GDB 文件夹</translation>
  </message>
  <message>
   <source>Choose a folder.</source>
   <translation>请选择文件夹。</translation>
  </message>
  <message>
   <source>Choose a layout template</source>
   <translation>选择布局模板</translation>
  </message>
  <message>
   <source>Choose files</source>
   <translation>选择文件</translation>
  </message>
  <message>
   <source>Choose first what the file is.</source>
   <translation>请先选择该文件是什么。</translation>
  </message>
  <message>
   <source>Choose one</source>
   <translation>请选择</translation>
  </message>
  <message>
   <source>Choose parcels in the list or on the map first.</source>
   <translation>请先在列表或图上选择宗地。</translation>
  </message>
  <message>
   <source>Choose place …</source>
   <translation>选择位置…</translation>
  </message>
  <message>
   <source>Choose what the map shows</source>
   <translation>选择图上显示的内容</translation>
  </message>
  <message>
   <source>Clause</source>
   <translation>条款</translation>
  </message>
  <message>
   <source>Clear the filter</source>
   <translation>清除筛选</translation>
  </message>
  <message>
   <source>Click a parcel in a list or on the map to see its card.</source>
   <translation>在清单或图上点一宗地，即可查看宗地卡片。</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Close to a threshold.</source>
   <translation>接近界限。</translation>
  </message>
  <message>
   <source>Close workspace</source>
   <translation>关闭工作库</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>代码</translation>
  </message>
  <message>
   <source>Code, holder or address</source>
   <translation>代码、权利人或坐落</translation>
  </message>
  <message>
   <source>Column of the workspace</source>
   <translation>工作库字段</translation>
  </message>
  <message>
   <source>Column to field, such as {example}; the rest is recognised.</source>
   <translation>数据项对应字段，例如 {example}；其余自动识别。</translation>
  </message>
  <message>
   <source>Columns not used: {fields}</source>
   <translation>未采用的列：{fields}</translation>
  </message>
  <message>
   <source>Committee map</source>
   <translation>上会图</translation>
  </message>
  <message>
   <source>Committee map …</source>
   <translation>上会图…</translation>
  </message>
  <message>
   <source>Committee map: control line and parcels</source>
   <translation>上会图：工业用地控制线比对图</translation>
  </message>
  <message>
   <source>Compiled by (unit)</source>
   <translation>编制单位</translation>
  </message>
  <message>
   <source>Compiling unit</source>
   <translation>编制单位</translation>
  </message>
  <message>
   <source>Complete an import that somebody else left unfinished</source>
   <translation>接续他人未完成的导入</translation>
  </message>
  <message>
   <source>Completed in phases; the acceptance of the whole is awaited.</source>
   <translation>分期竣工，待整体验收。</translation>
  </message>
  <message>
   <source>Conditions of use are missing.</source>
   <translation>缺少使用条件。</translation>
  </message>
  <message>
   <source>Conditions of use differ; a person has to judge them.</source>
   <translation>使用条件不同，须人工判断。</translation>
  </message>
  <message>
   <source>Control line</source>
   <translation>控制线</translation>
  </message>
  <message>
   <source>Control line {version}, in force from {start} until {end}.</source>
   <translation>控制线 {version}，{start} 起有效，至 {end}。</translation>
  </message>
  <message>
   <source>Control lines</source>
   <translation>控制线</translation>
  </message>
  <message>
   <source>Control-line check</source>
   <translation>控制线套合</translation>
  </message>
  <message>
   <source>Control-line version {version} has no polygons. Import them before checking.</source>
   <translation>控制线版本 {version} 没有图形，请先导入再套合。</translation>
  </message>
  <message>
   <source>Coordinates cannot be carried from {source} to {target}. The stated CRS is probably wrong; check it.</source>
   <translation>坐标无法由 {source} 转换到 {target}，所标坐标系可能有误，请核对。</translation>
  </message>
  <message>
   <source>Coordinates were carried from {source} to {target}, the CRS of the workspace.</source>
   <translation>坐标已从 {source} 转换到工作库坐标系 {target}。</translation>
  </message>
  <message>
   <source>Copy all reasons</source>
   <translation>复制全部理由</translation>
  </message>
  <message>
   <source>Copy the parcel code</source>
   <translation>复制宗地代码</translation>
  </message>
  <message>
   <source>Create workspace</source>
   <translation>新建工作库</translation>
  </message>
  <message>
   <source>Credit code</source>
   <translation>统一社会信用代码</translation>
  </message>
  <message>
   <source>Crossing</source>
   <translation>跨线</translation>
  </message>
  <message>
   <source>Data as of</source>
   <translation>数据时点</translation>
  </message>
  <message>
   <source>Data from: {source}</source>
   <translation>数据来源：{source}</translation>
  </message>
  <message>
   <source>Date on the map</source>
   <translation>编制日期</translation>
  </message>
  <message>
   <source>Day of the assessment</source>
   <translation>识别日期</translation>
  </message>
  <message>
   <source>Day of the calculation</source>
   <translation>测算日期</translation>
  </message>
  <message>
   <source>Day of the check</source>
   <translation>套合日期</translation>
  </message>
  <message>
   <source>Day that the data describes.</source>
   <translation>数据反映的日期。</translation>
  </message>
  <message>
   <source>Deliveries</source>
   <translation>可导入的文件</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>详情</translation>
  </message>
  <message>
   <source>Different acceptance dates lie on both sides of the validity.</source>
   <translation>不同验收日期跨有效期界限。</translation>
  </message>
  <message>
   <source>Discard the unfinished import</source>
   <translation>放弃未完成的导入</translation>
  </message>
  <message>
   <source>Display</source>
   <translation>显示</translation>
  </message>
  <message>
   <source>District</source>
   <translation>行政区</translation>
  </message>
  <message>
   <source>District of all rows</source>
   <translation>全部记录的行政区</translation>
  </message>
  <message>
   <source>District {district} differs from {by_code} in the parcel code.</source>
   <translation>行政区 {district} 与宗地代码中的 {by_code} 不一致。</translation>
  </message>
  <message>
   <source>District {district} is not that of the workspace.</source>
   <translation>行政区 {district} 不是本工作库的行政区。</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Drawing the map</source>
   <translation>正在绘图</translation>
  </message>
  <message>
   <source>Drawing the preview …</source>
   <translation>正在绘制预览…</translation>
  </message>
  <message>
   <source>Drawn by</source>
   <translation>制图</translation>
  </message>
  <message>
   <source>Drop files here: parcels, control line, three-old areas, tax list … (SHP, GPKG, GDB, GeoJSON, KML, zip, xlsx, csv)</source>
   <translation>把文件拖到这里：宗地、控制线、三旧图斑、企业名单……（SHP、GPKG、GDB、GeoJSON、KML、zip、xlsx、csv）</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>English</source>
   <translation>中文</translation>
  </message>
  <message>
   <source>Enping</source>
   <translation>恩平市</translation>
  </message>
  <message>
   <source>Enter your name: it stands beside every change you make.</source>
   <translation>请填写您的姓名：每次修改都会记录它。</translation>
  </message>
  <message>
   <source>Enterprise</source>
   <translation>企业名称</translation>
  </message>
  <message>
   <source>Enterprises</source>
   <translation>企业</translation>
  </message>
  <message>
   <source>Enterprises and taxes</source>
   <translation>企业和税收</translation>
  </message>
  <message>
   <source>Enterprises with their taxes, or projects.</source>
   <translation>企业及其税收，或项目。</translation>
  </message>
  <message>
   <source>Enterprises without a parcel</source>
   <translation>未匹配到宗地的企业</translation>
  </message>
  <message>
   <source>Evaluate the rules for every parcel; nothing is tagged</source>
   <translation>按认定标准评估全部宗地，只提出建议，不作标记</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Example</source>
   <translation>示例值</translation>
  </message>
  <message>
   <source>Example standard, for training only: not for a submission or a meeting.</source>
   <translation>示例标准，仅供演练，不得用于报送或上会。</translation>
  </message>
  <message>
   <source>Expired: this version of the control line no longer holds.</source>
   <translation>已过期：该版本控制线不再有效。</translation>
  </message>
  <message>
   <source>Explanation</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Export PDF …</source>
   <translation>导出 PDF…</translation>
  </message>
  <message>
   <source>Export committee maps</source>
   <translation>输出上会图</translation>
  </message>
  <message>
   <source>Export report</source>
   <translation>导出报告</translation>
  </message>
  <message>
   <source>Export this list</source>
   <translation>导出此名单</translation>
  </message>
  <message>
   <source>Extent</source>
   <translation>范围</translation>
  </message>
  <message>
   <source>Field of the file</source>
   <translation>文件字段</translation>
  </message>
  <message>
   <source>Field of the layer; needed with a layer.</source>
   <translation>图层字段；使用图层时必填。</translation>
  </message>
  <message>
   <source>Field of the layer; not compared when it is left empty.</source>
   <translation>图层字段；留空则不比较。</translation>
  </message>
  <message>
   <source>Field of the layer; the area of the geometry where it is empty.</source>
   <translation>图层字段；为空时采用图形面积。</translation>
  </message>
  <message>
   <source>Field with 1 or 2; without it the line has no levels.</source>
   <translation>值为 1 或 2 的字段；不选则不分级。</translation>
  </message>
  <message>
   <source>Fields</source>
   <translation>字段对应</translation>
  </message>
  <message>
   <source>Fields (JSON)</source>
   <translation>字段对应（JSON）</translation>
  </message>
  <message>
   <source>Fields are recognised by national code, Chinese title or English name; what you map yourself wins. Every row ends as imported, changed or refused, with the reason; the counts add up, and the report can be saved. Importing the same file again updates and never doubles. What somebody edited since the last import stays and is named; what the file leaves blank erases nothing. An import that was stopped is completed by running it again with the same options, or undone with Undo an import.</source>
   <translation>字段按国家代码、中文名称或英文名称识别，您自行指定的对应优先。每一行以导入、修正或拒收结束并说明原因；各项计数相加等于总数，报告可以保存。再次导入同一文件只更新、不重复。上次导入后经人工修改的值保持不变并逐项列出；文件中的空白不会清除任何内容。中断的导入用相同选项再次运行即可接续，或用“撤销导入”撤销。</translation>
  </message>
  <message>
   <source>Fields: {fields}</source>
   <translation>字段对应：{fields}</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>统计表</translation>
  </message>
  <message>
   <source>Figures written: {path}</source>
   <translation>统计表已写出：{path}</translation>
  </message>
  <message>
   <source>Figures …</source>
   <translation>统计表…</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Files (JSON)</source>
   <translation>文件（JSON）</translation>
  </message>
  <message>
   <source>Filling the layout</source>
   <translation>正在填写图面</translation>
  </message>
  <message>
   <source>Fills the page with the defaults; they count when you press OK.</source>
   <translation>把本页填成默认值，按“确定”后生效。</translation>
  </message>
  <message>
   <source>Find merge groups</source>
   <translation>查找合并候选</translation>
  </message>
  <message>
   <source>Finding</source>
   <translation>发现</translation>
  </message>
  <message>
   <source>Finding or row</source>
   <translation>问题或行</translation>
  </message>
  <message>
   <source>Finds groups of two or more parcels that share a boundary and have the same holder, right nature and use. A corner contact is no shared boundary; a gap or an overlap up to the tolerance still counts. Nothing is merged and nothing is written to the workspace.

With a workspace, its current parcels are taken. Without one, give a layer in a projected CRS in metres and say which field holds the holder; right nature and use are compared where their fields are given.</source>
   <translation>查找两宗以上相邻且权利人、权利性质、用途相同的宗地。仅角点相接不算相邻；缝隙或重叠不超过容差仍算相邻。不执行合并，也不写入工作库。

选择工作库时，采用其中的现势宗地。不用工作库时，请给出以米为单位的投影坐标系图层，并指定权利人字段；给出权利性质和用途字段时才比较。</translation>
  </message>
  <message>
   <source>Finds neighbouring parcels of the same holder, right nature and use.</source>
   <translation>查找权利人、权利性质和用途相同的相邻宗地。</translation>
  </message>
  <message>
   <source>First day in force.</source>
   <translation>生效首日。</translation>
  </message>
  <message>
   <source>First day no longer in force.</source>
   <translation>失效首日。</translation>
  </message>
  <message>
   <source>Flash a parcel on the map when its line is clicked</source>
   <translation>点击清单时宗地在地图上闪烁</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Folder of the workspace, on the office share or this computer</source>
   <translation>工作库所在文件夹（单位共享盘或本机）</translation>
  </message>
  <message>
   <source>For a district: four questions</source>
   <translation>回答四个问题，为一个区县新建</translation>
  </message>
  <message>
   <source>For a folder.</source>
   <translation>给文件夹时用。</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Give either a workspace or an input layer, and not both.</source>
   <translation>请在工作库与输入图层中选择一个，且只选一个。</translation>
  </message>
  <message>
   <source>Give the reference layer of {file} a name.</source>
   <translation>请给 {file} 的参考图层起个名称。</translation>
  </message>
  <message>
   <source>Go to the next parcel of the list</source>
   <translation>转到列表中的下一宗</translation>
  </message>
  <message>
   <source>Go to the parcel before in the list</source>
   <translation>转到列表中的上一宗</translation>
  </message>
  <message>
   <source>Grid ticks</source>
   <translation>公里网</translation>
  </message>
  <message>
   <source>Grid ticks with coordinates</source>
   <translation>公里网及坐标</translation>
  </message>
  <message>
   <source>Groups (JSON)</source>
   <translation>合并组（JSON）</translation>
  </message>
  <message>
   <source>Handled</source>
   <translation>已处理</translation>
  </message>
  <message>
   <source>Handled under the three-old rules (三旧); this policy does not apply.</source>
   <translation>已按“三旧”批复或办理，不适用。</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>Heshan</source>
   <translation>鹤山市</translation>
  </message>
  <message>
   <source>Holder</source>
   <translation>权利人</translation>
  </message>
  <message>
   <source>Holders</source>
   <translation>权利人</translation>
  </message>
  <message>
   <source>Holders were compared by name, since an id number is missing.</source>
   <translation>缺少证件号，按名称比对权利人。</translation>
  </message>
  <message>
   <source>How it is tested</source>
   <translation>检查方法</translation>
  </message>
  <message>
   <source>How this plugin reads the clause; not the wording of the document</source>
   <translation>本插件对条款的理解，不是文件原文</translation>
  </message>
  <message>
   <source>Id of a policy pack; {policy} when it is left empty.</source>
   <translation>政策参数标识；留空为 {policy}。</translation>
  </message>
  <message>
   <source>Id of a rule set; {rules} when it is left empty.</source>
   <translation>认定标准标识；留空为 {rules}。</translation>
  </message>
  <message>
   <source>Id of the workspace</source>
   <translation>工作库标识</translation>
  </message>
  <message>
   <source>Identifier of the import; empty lists all imports.</source>
   <translation>导入的编号；留空则列出全部导入。</translation>
  </message>
  <message>
   <source>Identify low-efficiency candidates</source>
   <translation>低效认定（提出疑似）</translation>
  </message>
  <message>
   <source>If Chinese looks wrong here, choose another encoding.</source>
   <translation>如果下面的中文显示不对，请换一种编码。</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Import a table</source>
   <translation>导入表格</translation>
  </message>
  <message>
   <source>Import control line</source>
   <translation>导入控制线</translation>
  </message>
  <message>
   <source>Import files</source>
   <translation>导入文件</translation>
  </message>
  <message>
   <source>Import of {file}</source>
   <translation>{file} 的导入结果</translation>
  </message>
  <message>
   <source>Import parcels</source>
   <translation>导入宗地</translation>
  </message>
  <message>
   <source>Import parcels, control line, three-old areas and enterprises from files</source>
   <translation>从文件导入宗地、控制线、三旧图斑和企业名单</translation>
  </message>
  <message>
   <source>Import three-old or reference areas</source>
   <translation>导入“三旧”或参考图层</translation>
  </message>
  <message>
   <source>Import {package} is not in this workspace.</source>
   <translation>工作库中没有导入包 {package}。</translation>
  </message>
  <message>
   <source>Import {package} is not unfinished; it cannot be completed. Import the file anew.</source>
   <translation>导入包 {package} 不是未完成的导入，无法继续；请重新导入文件。</translation>
  </message>
  <message>
   <source>Import …</source>
   <translation>导入…</translation>
  </message>
  <message>
   <source>Imported from {file} on {moment} by {who}</source>
   <translation>{moment} 由 {who} 从 {file} 导入</translation>
  </message>
  <message>
   <source>Imported with changes</source>
   <translation>修正后导入</translation>
  </message>
  <message>
   <source>Imported {imported} · changed {changed} · refused {refused}</source>
   <translation>导入 {imported} · 修正 {changed} · 拒收 {refused}</translation>
  </message>
  <message>
   <source>Imported, with a note</source>
   <translation>导入，有提示</translation>
  </message>
  <message>
   <source>Importing {file}</source>
   <translation>正在导入 {file}</translation>
  </message>
  <message>
   <source>Importing …</source>
   <translation>正在导入……</translation>
  </message>
  <message>
   <source>Imports a table. Enterprises with their yearly taxes are matched to parcels by credit code, name and address; those without a parcel are listed. Projects are known by their project number and name their parcels by parcel code or map number; a list of projects may also be a JSON file.

</source>
   <translation>导入表格。企业及其逐年税收按统一社会信用代码、名称和地址匹配到宗地，未匹配的单独列出。项目按项目编号识别，所含宗地用宗地代码或图斑编号表示；项目清单也可以是 JSON 文件。

</translation>
  </message>
  <message>
   <source>Imports areas of the three-old register or a reference layer.</source>
   <translation>导入“三旧”标图建库范围或参考图层。</translation>
  </message>
  <message>
   <source>Imports areas that parcels are laid over: the three-old register (三旧) and its later stages, or a reference layer such as an urban boundary or a detailed plan. A reference layer is known by its name; importing it again updates it.

</source>
   <translation>导入用于与宗地套合的范围：“三旧”标图建库及其后续阶段，或城镇开发边界、详细规划等参考图层。参考图层按名称识别，再次导入即更新。

</translation>
  </message>
  <message>
   <source>Imports enterprises with their taxes, or projects, from a table.</source>
   <translation>从表格导入企业及其税收，或项目。</translation>
  </message>
  <message>
   <source>Imports one version of the industrial control line from a file.</source>
   <translation>从文件导入一版工业用地控制线。</translation>
  </message>
  <message>
   <source>Imports one version of the industrial control line, from polygons or from lines that close. A version is in force from its first day up to the day before its end; two versions must not be in force on one day. What you leave empty is taken from columns of the file that have one value throughout.

</source>
   <translation>从面图层或闭合线图层导入一版工业用地控制线。版本自生效首日起有效，至失效首日的前一日为止；同一天不得有两个有效版本。留空的内容取自文件中全列同值的字段。

</translation>
  </message>
  <message>
   <source>Imports or updates the parcels of a workspace from a file.</source>
   <translation>从文件导入或更新工作库中的宗地。</translation>
  </message>
  <message>
   <source>Imports parcels into a workspace. A parcel is recognised by real-estate unit code or parcel code, then by map number; where it has none, by covering an existing parcel, which is listed for confirmation.

</source>
   <translation>将宗地导入工作库。先按不动产单元号或宗地代码、再按图斑编号识别已有宗地；都没有的，按与已有宗地重叠识别，并列出待确认。

</translation>
  </message>
  <message>
   <source>In force from</source>
   <translation>生效日期</translation>
  </message>
  <message>
   <source>In force until</source>
   <translation>失效日期</translation>
  </message>
  <message>
   <source>In map view</source>
   <translation>仅图面范围</translation>
  </message>
  <message>
   <source>In the three-old register or annual plan; to be reviewed.</source>
   <translation>在“三旧”标图建库或年度计划内，待复核。</translation>
  </message>
  <message>
   <source>In the workspace {created} are new, {updated} updated, {unchanged} as before</source>
   <translation>工作库中新增 {created} 条，更新 {updated} 条，未变 {unchanged} 条</translation>
  </message>
  <message>
   <source>In {file}, layer {layer}, north and east seem exchanged: {range} (CRS {crs}, fits {candidates}). Confirm the exchange, or correct the file.</source>
   <translation>{file} 的图层 {layer} 的 X/Y 可能颠倒：{range}（坐标系 {crs}，可能是 {candidates}）；请确认交换 X/Y，或更正文件。</translation>
  </message>
  <message>
   <source>Incomplete</source>
   <translation>待补充</translation>
  </message>
  <message>
   <source>Incomplete parcels</source>
   <translation>待补充宗数</translation>
  </message>
  <message>
   <source>Inside</source>
   <translation>线内</translation>
  </message>
  <message>
   <source>Install it and start QGIS again: python3 -m pip install --no-deps --target "{folder}" "shapely&gt;=2.0,&lt;2.1"</source>
   <translation>请安装后重新启动 QGIS：python3 -m pip install --no-deps --target "{folder}" "shapely&gt;=2.0,&lt;2.1"</translation>
  </message>
  <message>
   <source>Instead of a district: what the map must show.</source>
   <translation>与县（市、区）二选一：图面须包含的范围。</translation>
  </message>
  <message>
   <source>Instead of a folder; its suffix names the format.</source>
   <translation>与文件夹二选一；格式由扩展名决定。</translation>
  </message>
  <message>
   <source>Instead of a workspace.</source>
   <translation>代替工作库。</translation>
  </message>
  <message>
   <source>It goes into the log with your login and the name of this computer. The plugin does not check who you are.</source>
   <translation>姓名与操作系统登录名、电脑名一起写入日志。本插件不验证身份。</translation>
  </message>
  <message>
   <source>It has {fields}.</source>
   <translation>有{fields}。</translation>
  </message>
  <message>
   <source>It is not certain what {file} is. Choose its kind.</source>
   <translation>不能确定 {file} 是什么，请选择种类。</translation>
  </message>
  <message>
   <source>It is not known whether a parcel is mortgaged.</source>
   <translation>未查明宗地是否抵押。</translation>
  </message>
  <message>
   <source>It is not known whether a parcel is seized; ask the register.</source>
   <translation>未查明宗地是否被查封，需查询登记簿。</translation>
  </message>
  <message>
   <source>It is not stated who applies.</source>
   <translation>未写明申请人。</translation>
  </message>
  <message>
   <source>It is {crs}</source>
   <translation>就是 {crs}</translation>
  </message>
  <message>
   <source>It lies {place}; {beside}.</source>
   <translation>落在{place}；{beside}。</translation>
  </message>
  <message>
   <source>It was treated as {treated_as} by {who} ({reason}); that does not count any more: {because}. Look at it and treat it again if need be.</source>
   <translation>曾由 {who} 按{treated_as}处理（{reason}），现已失效：{because}。请查看，必要时重新处理。</translation>
  </message>
  <message>
   <source>Jianghai</source>
   <translation>江海区</translation>
  </message>
  <message>
   <source>Jiangmen (whole city)</source>
   <translation>江门市（全市）</translation>
  </message>
  <message>
   <source>Kaiping</source>
   <translation>开平市</translation>
  </message>
  <message>
   <source>Keep the mapping as</source>
   <translation>保存字段对应为</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>性质</translation>
  </message>
  <message>
   <source>Kind of areas</source>
   <translation>范围类别</translation>
  </message>
  <message>
   <source>Kind of low-efficiency land</source>
   <translation>低效类型</translation>
  </message>
  <message>
   <source>Kind of reference layer</source>
   <translation>参考图层类别</translation>
  </message>
  <message>
   <source>Kind of table</source>
   <translation>表格类别</translation>
  </message>
  <message>
   <source>Land on the map</source>
   <translation>出图范围</translation>
  </message>
  <message>
   <source>Largest neglected part (m²)</source>
   <translation>最大忽略面积（m²）</translation>
  </message>
  <message>
   <source>Layer or sheet</source>
   <translation>图层或工作表</translation>
  </message>
  <message>
   <source>Layer {layer} is in {crs}, which is no projected CRS in metres. Reproject it, for example to EPSG:4526, and run again.</source>
   <translation>图层 {layer} 的坐标系为 {crs}，不是以米为单位的投影坐标系。请先投影（例如 EPSG:4526）再运行。</translation>
  </message>
  <message>
   <source>Layer {layer} of {file} has no geometry. A layer of polygons was expected.</source>
   <translation>{file} 的图层 {layer} 没有图形；应为面图层。</translation>
  </message>
  <message>
   <source>Layer {layer} of {file} has no rows. Choose another one.</source>
   <translation>{file} 的图层 {layer} 没有记录；请另选。</translation>
  </message>
  <message>
   <source>Layer {layer} of {file} has {found}, polygons were expected. Convert it to polygons first.</source>
   <translation>{file} 的图层 {layer} 是 {found}，应为面；请先转换为面。</translation>
  </message>
  <message>
   <source>Layout template</source>
   <translation>布局模板</translation>
  </message>
  <message>
   <source>Layout templates</source>
   <translation>布局模板</translation>
  </message>
  <message>
   <source>Let go of the workspace</source>
   <translation>关闭当前工作库</translation>
  </message>
  <message>
   <source>Level of all rows</source>
   <translation>全部记录的级别</translation>
  </message>
  <message>
   <source>Level of the line</source>
   <translation>控制线级别</translation>
  </message>
  <message>
   <source>Line {seq} of the log does not follow the line before it: the log was changed outside the plugin. Compare with a backup.</source>
   <translation>日志第 {seq} 行与上一行不衔接：日志曾在插件外被改动，请与备份核对。</translation>
  </message>
  <message>
   <source>List only what the map shows</source>
   <translation>只列出图面范围内的宗地</translation>
  </message>
  <message>
   <source>Loading the panels</source>
   <translation>正在加载面板</translation>
  </message>
  <message>
   <source>Look for colleagues' changes every</source>
   <translation>检查同事修改的间隔</translation>
  </message>
  <message>
   <source>Looking for the workspace of the project</source>
   <translation>查找工程所用的工作库</translation>
  </message>
  <message>
   <source>Looking up the selected parcels</source>
   <translation>查找所选宗地</translation>
  </message>
  <message>
   <source>Low-efficiency kind</source>
   <translation>低效类型</translation>
  </message>
  <message>
   <source>Low-efficiency tagging</source>
   <translation>低效认定</translation>
  </message>
  <message>
   <source>Low-use land</source>
   <translation>低效用地</translation>
  </message>
  <message>
   <source>Made from an input layer only; in a workspace the result is kept there.</source>
   <translation>只对输入图层生成；使用工作库时，结果保存在工作库中。</translation>
  </message>
  <message>
   <source>Make</source>
   <translation>新建</translation>
  </message>
  <message>
   <source>Make a workspace for a district</source>
   <translation>为一个区县新建工作库</translation>
  </message>
  <message>
   <source>Make the control-line map (A3) as PDF or picture</source>
   <translation>制作控制线比对图（A3），导出 PDF 或图片</translation>
  </message>
  <message>
   <source>Make, open and close workspaces</source>
   <translation>新建、打开和关闭工作库</translation>
  </message>
  <message>
   <source>Makes an empty workspace file for a district.</source>
   <translation>为一个区（市）新建空的工作库文件。</translation>
  </message>
  <message>
   <source>Makes an empty workspace: one GeoPackage that holds parcels, control lines, projects and decisions of a district or of the whole city. Put it on the office share; colleagues write it at the same time. An existing file is never overwritten.

Districts: {districts}.

The workspace has one projected CRS; everything imported is transformed into it.</source>
   <translation>新建空的工作库：一个 GeoPackage 文件，保存一个区（市）或全市的宗地、控制线、项目与决定。请放在单位共享盘上，同事可以同时写入。已有的文件不会被覆盖。

行政区：{districts}。

工作库只有一个投影坐标系，导入的数据都会转换到该坐标系。</translation>
  </message>
  <message>
   <source>Makes an import void, or lists the imports of a workspace.</source>
   <translation>撤销一次导入，或列出工作库的导入。</translation>
  </message>
  <message>
   <source>Makes an import void: its rows are no longer shown or counted, and rows that it updated get their values from before back. Nothing is deleted. A finished import that somebody built on is not undone; of an unfinished one, what somebody changed since stays and is named.

Leave the import empty to list the imports with their identifiers.</source>
   <translation>撤销一次导入：其新增的行不再显示和计入，被其更新的行恢复为导入前的值，不删除任何内容。已完成且有人在其基础上继续工作的导入不能撤销；未完成的导入，之后经人工修改的内容保持不变并逐项列出。

导入留空时，列出全部导入及其编号。</translation>
  </message>
  <message>
   <source>Makes the map T4 (control line against parcels, A3 landscape) from the results of the last control-line check, with areas, sources and the data fingerprint. What is drawn and what is printed come from one state of the workspace.

Without district and extent, the map is of the whole workspace. With an extent, the parcels that the map shows are counted.

Give a file, or a folder: the file is then named after sheet number, title and day, and an existing one is never overwritten. Maps of training workspaces carry a watermark, and maps that rest on an example control line say so.</source>
   <translation>用最近一次控制线套合的结果制作 T4 工业用地控制线比对图（A3 横版），含面积、数据来源和数据指纹。图形和数字取自工作库的同一状态。

县（市、区）和范围都留空时为整个工作库；给了范围时，统计图面内的宗地。

给文件，或给文件夹：文件按“附图编号_图名_日期”命名，不覆盖已有文件。演练库的图带水印；依据示例控制线的图有注明。</translation>
  </message>
  <message>
   <source>Making {file}</source>
   <translation>正在新建 {file}</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>图种</translation>
  </message>
  <message>
   <source>Map exported by {name} ({user}, {machine}): {files}; secrecy {secrecy}; data {data}</source>
   <translation>{name}（{user}，{machine}）输出地图：{files}；密级 {secrecy}；数据 {data}</translation>
  </message>
  <message>
   <source>Map preview</source>
   <translation>上会图预览</translation>
  </message>
  <message>
   <source>Map view</source>
   <translation>专题</translation>
  </message>
  <message>
   <source>Map written: {file} (scale 1:{scale}).</source>
   <translation>已出图：{file}（比例尺 1:{scale}）。</translation>
  </message>
  <message>
   <source>Mapping of an earlier delivery</source>
   <translation>以往保存的字段对应</translation>
  </message>
  <message>
   <source>Mapping {preset} is for {table}, {expected} was expected. Choose another one.</source>
   <translation>字段对应 {preset} 用于 {table}，应为 {expected}；请另选。</translation>
  </message>
  <message>
   <source>Mapping {preset} needs fields that the file does not have: {fields}. Choose another mapping.</source>
   <translation>字段对应 {preset} 所需的字段文件中没有：{fields}；请另选。</translation>
  </message>
  <message>
   <source>Maps and sheets</source>
   <translation>图件和表册</translation>
  </message>
  <message>
   <source>Meeting</source>
   <translation>会议名称</translation>
  </message>
  <message>
   <source>Must be more than twice the tolerance.</source>
   <translation>必须大于容差的两倍。</translation>
  </message>
  <message>
   <source>Name of the person.</source>
   <translation>姓名。</translation>
  </message>
  <message>
   <source>Name of the reference layer</source>
   <translation>参考图层名称</translation>
  </message>
  <message>
   <source>Name of the version; importing it again updates it.</source>
   <translation>版本名称；再次导入同名版本即更新。</translation>
  </message>
  <message>
   <source>Name that is kept with the calculation; yours when it is left empty.</source>
   <translation>与测算一并保存的姓名；留空为当前用户。</translation>
  </message>
  <message>
   <source>National code {code}</source>
   <translation>国家标准字段 {code}</translation>
  </message>
  <message>
   <source>Needed when the file has several.</source>
   <translation>文件有多个时必填。</translation>
  </message>
  <message>
   <source>Neither a column nor the code names the district. State a district for the whole file.</source>
   <translation>无法确定行政区；请为整个文件指定行政区。</translation>
  </message>
  <message>
   <source>Never tagged.</source>
   <translation>未曾标记。</translation>
  </message>
  <message>
   <source>New in the workspace</source>
   <translation>工作库中新增</translation>
  </message>
  <message>
   <source>New maps and sheets</source>
   <translation>新做的图表</translation>
  </message>
  <message>
   <source>New workspace</source>
   <translation>新工作库</translation>
  </message>
  <message>
   <source>New workspace …</source>
   <translation>新建工作库…</translation>
  </message>
  <message>
   <source>Next parcel</source>
   <translation>下一宗</translation>
  </message>
  <message>
   <source>No Chinese font is installed, so that maps cannot be printed. Install one ({expected}) and start QGIS again.</source>
   <translation>本机没有中文字体，不能出图。请安装（{expected}）后重新启动 QGIS。</translation>
  </message>
  <message>
   <source>No control line is in force on {on} (known versions: {known}). Import one or choose another day.</source>
   <translation>{on} 没有生效的工业用地控制线（已有版本：{known}）。请导入控制线或另选日期。</translation>
  </message>
  <message>
   <source>No enterprise is joined to this parcel.</source>
   <translation>本宗未匹配到企业。</translation>
  </message>
  <message>
   <source>No files yet. Drop some on this window, or choose them.</source>
   <translation>还没有文件。请把文件拖到本窗口，或点“选择文件”。</translation>
  </message>
  <message>
   <source>No finding passes the filter.</source>
   <translation>没有符合筛选条件的发现。</translation>
  </message>
  <message>
   <source>No heading names the year; {year} was taken from the title “{title}”.</source>
   <translation>表头没有年度，已按标题“{title}”采用 {year} 年。</translation>
  </message>
  <message>
   <source>No heading was found in {layer} of {file}. Put known column names in one line, or state the line of the heading.</source>
   <translation>{file} 的 {layer} 中找不到表头；请把列名放在同一行，或指定表头行号。</translation>
  </message>
  <message>
   <source>No line of the log explains {table} {uuid}: it was added outside the plugin. Compare with a backup.</source>
   <translation>日志中没有 {table} {uuid} 的来历，该行是在插件外添加的，请与备份核对。</translation>
  </message>
  <message>
   <source>No parcel has this credit code, name or address.</source>
   <translation>没有宗地与该信用代码、名称或地址对应。</translation>
  </message>
  <message>
   <source>No parcel is seized.</source>
   <translation>各宗地均未被查封。</translation>
  </message>
  <message>
   <source>No parcel of the chosen area has a result of the control-line check that holds. Run the check first, or choose another area.</source>
   <translation>所选范围内没有有效的控制线套合结果。请先运行控制线套合，或改选其他范围。</translation>
  </message>
  <message>
   <source>No parcel passes the filter.</source>
   <translation>没有符合筛选条件的宗地。</translation>
  </message>
  <message>
   <source>No workspace is open.</source>
   <translation>尚未打开工作库。</translation>
  </message>
  <message>
   <source>Nobody knows whether this save reached {file}. Do not save again before you have looked whether it is there (log line {seq}).</source>
   <translation>无法确认本次保存是否写入 {file}。请先查看日志第 {seq} 行是否存在，不要重复保存。</translation>
  </message>
  <message>
   <source>North and east are exchanged in the file</source>
   <translation>文件中北坐标与东坐标颠倒（X/Y 互换）</translation>
  </message>
  <message>
   <source>North and east were exchanged as confirmed.</source>
   <translation>已按确认交换 X/Y。</translation>
  </message>
  <message>
   <source>Not assessed yet: run the identification.</source>
   <translation>未评估：请点“提出疑似低效”。</translation>
  </message>
  <message>
   <source>Not checked against the control line yet.</source>
   <translation>尚未与控制线套合。</translation>
  </message>
  <message>
   <source>Not imported</source>
   <translation>未导入</translation>
  </message>
  <message>
   <source>Not open: the layers show what they showed last. Click to open the workspace.</source>
   <translation>未打开：图层显示上次的内容。单击打开工作库。</translation>
  </message>
  <message>
   <source>Not suspected</source>
   <translation>不疑似</translation>
  </message>
  <message>
   <source>Not suspected: none of {count} rules hits.</source>
   <translation>本宗未见低效：{count} 条规则均未命中。</translation>
  </message>
  <message>
   <source>Not suspected: none of {count} rules hits; the nearest: {nearest}.</source>
   <translation>本宗未见低效：{count} 条规则均未命中；最接近的是：{nearest}。</translation>
  </message>
  <message>
   <source>Not used: {fields}</source>
   <translation>未使用：{fields}</translation>
  </message>
  <message>
   <source>Not yet accepted as completed: a trial calculation only.</source>
   <translation>尚未竣工验收，只作试算。</translation>
  </message>
  <message>
   <source>Nothing is known of “{ref}”.</source>
   <translation>没有查到“{ref}”。</translation>
  </message>
  <message>
   <source>Nothing is missing here.</source>
   <translation>此处没有缺项。</translation>
  </message>
  <message>
   <source>Nothing may be written in the folder of the workspace; ask for the right to create files there.</source>
   <translation>工作库所在文件夹不可写，请联系管理员授予新建文件的权限。</translation>
  </message>
  <message>
   <source>Nothing to tell: every row was taken as it is.</source>
   <translation>没有需要说明的：每一行都按原样导入。</translation>
  </message>
  <message>
   <source>Nothing was found.</source>
   <translation>没有发现问题。</translation>
  </message>
  <message>
   <source>Nothing was saved in this session that could be undone.</source>
   <translation>本次打开后没有可以撤销的保存。</translation>
  </message>
  <message>
   <source>Number of groups</source>
   <translation>组数</translation>
  </message>
  <message>
   <source>Number of projects</source>
   <translation>项目数</translation>
  </message>
  <message>
   <source>Number of the document.</source>
   <translation>批准文件的文号。</translation>
  </message>
  <message>
   <source>Office that makes the map.</source>
   <translation>编制本图的单位。</translation>
  </message>
  <message>
   <source>One that is there already</source>
   <translation>打开已有的工作库</translation>
  </message>
  <message>
   <source>Only flash</source>
   <translation>只闪烁</translation>
  </message>
  <message>
   <source>Only open ones</source>
   <translation>只看未处理</translation>
  </message>
  <message>
   <source>Only where neither a column nor a heading names it.</source>
   <translation>仅在列和表头都没有年度时填写。</translation>
  </message>
  <message>
   <source>Only where the file has none.</source>
   <translation>仅用于文件中没有行政区的行。</translation>
  </message>
  <message>
   <source>Only where the file has none; 0 is a line without levels.</source>
   <translation>仅在文件没有级别时填写；0 表示不分级。</translation>
  </message>
  <message>
   <source>Only where the file states none or a wrong one.</source>
   <translation>仅在文件没有坐标系或坐标系有误时填写。</translation>
  </message>
  <message>
   <source>Open a workspace first.</source>
   <translation>请先打开工作库。</translation>
  </message>
  <message>
   <source>Open a workspace that is there</source>
   <translation>打开已有的工作库</translation>
  </message>
  <message>
   <source>Open file</source>
   <translation>打开文件</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <source>Open help</source>
   <translation>打开帮助</translation>
  </message>
  <message>
   <source>Open in layout</source>
   <translation>在布局中打开</translation>
  </message>
  <message>
   <source>Open it</source>
   <translation>打开它</translation>
  </message>
  <message>
   <source>Open or make a workspace first, then import into it.</source>
   <translation>请先打开或新建工作库，再导入文件。</translation>
  </message>
  <message>
   <source>Open the help of the plugin</source>
   <translation>打开插件帮助</translation>
  </message>
  <message>
   <source>Open workspace</source>
   <translation>打开工作库</translation>
  </message>
  <message>
   <source>Open workspace …</source>
   <translation>打开工作库…</translation>
  </message>
  <message>
   <source>Opening {file}</source>
   <translation>正在打开 {file}</translation>
  </message>
  <message>
   <source>Options</source>
   <translation>选项</translation>
  </message>
  <message>
   <source>Origin</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Otherwise values that somebody edited since the last import stay and are named.</source>
   <translation>否则，上次导入后经人工修改的值保持不变，并逐项列出。</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Outside</source>
   <translation>线外</translation>
  </message>
  <message>
   <source>Overlays parcels with the industrial control line and classes each parcel as inside, outside or crossing, with the areas of both parts and by level.

With a workspace, all its parcels are checked against the version in force on the day, and the results are kept there; only results that changed are written. Without one, give a layer of parcels and a layer of control lines in a projected CRS in metres; the result is a new layer.

A part on the other side is neglected when it is not above the tolerance and not above the largest neglected part. A crossing whose smaller part is nowhere wider than the width given is marked as a boundary error. The default figures are examples until the office has set its own.</source>
   <translation>将宗地与工业用地控制线套合，逐宗判定线内、线外或跨线，并给出两侧面积及分级面积。

选择工作库时，全部宗地按当日有效的控制线版本套合，结果保存在工作库中，只写入有变化的结果。不用工作库时，请给出宗地图层和控制线图层（以米为单位的投影坐标系），结果为新图层。

另一侧部分不超过容差且不超过最大忽略面积时予以忽略。跨线宗地较小部分处处不宽于给定宽度时，标记为边界误差。默认数值为示例，以本单位确定的为准。</translation>
  </message>
  <message>
   <source>Parcel</source>
   <translation>宗地</translation>
  </message>
  <message>
   <source>Parcel code {value} was taken from the real-estate unit code.</source>
   <translation>宗地代码 {value} 取自不动产单元号。</translation>
  </message>
  <message>
   <source>Parcel without a number</source>
   <translation>无编号宗地</translation>
  </message>
  <message>
   <source>Parcel {parcel} belongs to a unit of several or partial parcels. Tag that unit instead.</source>
   <translation>宗地 {parcel} 属于由多宗或部分宗地组成的地块，请对该地块标记。</translation>
  </message>
  <message>
   <source>Parcels</source>
   <translation>宗地</translation>
  </message>
  <message>
   <source>Parcels crossing</source>
   <translation>跨线宗数</translation>
  </message>
  <message>
   <source>Parcels do not share a boundary with the others.</source>
   <translation>有宗地与其余宗地不相邻。</translation>
  </message>
  <message>
   <source>Parcels inside</source>
   <translation>线内宗数</translation>
  </message>
  <message>
   <source>Parcels not suspected</source>
   <translation>不疑似宗数</translation>
  </message>
  <message>
   <source>Parcels of the workspace</source>
   <translation>工作库宗地</translation>
  </message>
  <message>
   <source>Parcels outside</source>
   <translation>线外宗数</translation>
  </message>
  <message>
   <source>Parcels overlap by more than the tolerance.</source>
   <translation>宗地重叠超过容差。</translation>
  </message>
  <message>
   <source>Parcels overlap within the tolerance.</source>
   <translation>宗地有容差内的重叠。</translation>
  </message>
  <message>
   <source>Parcels with their groups</source>
   <translation>带分组的宗地</translation>
  </message>
  <message>
   <source>Partly inside a three-old area; to be reviewed.</source>
   <translation>部分在“三旧”范围内，待复核。</translation>
  </message>
  <message>
   <source>Pengjiang</source>
   <translation>蓬江区</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Placing {file}</source>
   <translation>正在定位 {file}</translation>
  </message>
  <message>
   <source>Policy pack</source>
   <translation>政策参数</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Possibly a second reward for the same land or buildings.</source>
   <translation>可能重复奖补。</translation>
  </message>
  <message>
   <source>Practise on the sample; nothing real can happen</source>
   <translation>用样例数据练习，不影响真实数据</translation>
  </message>
  <message>
   <source>Prefilled on new maps; what is empty there is filled in by hand.</source>
   <translation>预先填在新做的图上；空着的由您在图上填写。</translation>
  </message>
  <message>
   <source>Preparing the layers</source>
   <translation>正在准备图层</translation>
  </message>
  <message>
   <source>Preparing the layout …</source>
   <translation>正在准备布局…</translation>
  </message>
  <message>
   <source>Present state</source>
   <translation>现状</translation>
  </message>
  <message>
   <source>Previous parcel</source>
   <translation>上一宗</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Project {uuid} is no longer in the workspace. Open the list again.</source>
   <translation>项目 {uuid} 已不在工作库中，请重新打开清单。</translation>
  </message>
  <message>
   <source>Propose candidates</source>
   <translation>提出疑似低效</translation>
  </message>
  <message>
   <source>Proposing candidates</source>
   <translation>正在评估疑似低效</translation>
  </message>
  <message>
   <source>Put back</source>
   <translation>补回图层</translation>
  </message>
  <message>
   <source>Puts the map into your project as a layout that you can edit</source>
   <translation>把图作为可编辑的打印布局放进当前项目</translation>
  </message>
  <message>
   <source>Read in {crs} it would lie {place}; {beside}.</source>
   <translation>按 {crs} 读取，将落在{place}；{beside}。</translation>
  </message>
  <message>
   <source>Reading a parcel</source>
   <translation>读取宗地</translation>
  </message>
  <message>
   <source>Reading parcels</source>
   <translation>正在读取宗地</translation>
  </message>
  <message>
   <source>Reading the control line</source>
   <translation>正在读取控制线</translation>
  </message>
  <message>
   <source>Reading the files …</source>
   <translation>正在读取文件……</translation>
  </message>
  <message>
   <source>Reading the parcels …</source>
   <translation>正在读取宗地……</translation>
  </message>
  <message>
   <source>Reading the sources of the layers</source>
   <translation>读取图层来源</translation>
  </message>
  <message>
   <source>Reading the workspace</source>
   <translation>正在读取工作库</translation>
  </message>
  <message>
   <source>Reading {file}</source>
   <translation>正在读取 {file}</translation>
  </message>
  <message>
   <source>Reading …</source>
   <translation>正在读取……</translation>
  </message>
  <message>
   <source>Readings chosen by a person (JSON)</source>
   <translation>人工选定的口径（JSON）</translation>
  </message>
  <message>
   <source>Ready · {rows} rows</source>
   <translation>可以导入 · {rows} 行</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>记录</translation>
  </message>
  <message>
   <source>Reference layer</source>
   <translation>参考图层</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>拒收</translation>
  </message>
  <message>
   <source>Registered area (m²)</source>
   <translation>登记面积（m²）</translation>
  </message>
  <message>
   <source>Registration</source>
   <translation>登记</translation>
  </message>
  <message>
   <source>Remark</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Remember this mapping for the next file like this</source>
   <translation>记住这份对应，下次同样的文件直接套用</translation>
  </message>
  <message>
   <source>Report on every row</source>
   <translation>逐条报告</translation>
  </message>
  <message>
   <source>Restore defaults</source>
   <translation>恢复默认值</translation>
  </message>
  <message>
   <source>Rests on an example standard: for training only.</source>
   <translation>依据示例标准，仅供演练。</translation>
  </message>
  <message>
   <source>Results (JSON)</source>
   <translation>结果（JSON）</translation>
  </message>
  <message>
   <source>Right nature</source>
   <translation>权利性质</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>行号</translation>
  </message>
  <message>
   <source>Row {row}: {sentence}</source>
   <translation>第 {row} 行：{sentence}</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Rows imported as they are</source>
   <translation>原样导入数</translation>
  </message>
  <message>
   <source>Rows imported with changes</source>
   <translation>修正后导入数</translation>
  </message>
  <message>
   <source>Rows read</source>
   <translation>读取数</translation>
  </message>
  <message>
   <source>Rows refused</source>
   <translation>拒收数</translation>
  </message>
  <message>
   <source>Rows that have their values from before again</source>
   <translation>已恢复原值的行</translation>
  </message>
  <message>
   <source>Rows that somebody changed since; they stay as they are</source>
   <translation>之后有人修改、保持不变的行</translation>
  </message>
  <message>
   <source>Rows without number that cover a parcel are that parcel</source>
   <translation>没有编号但与某宗地重叠的记录即为该宗地</translation>
  </message>
  <message>
   <source>Rule set</source>
   <translation>认定标准</translation>
  </message>
  <message>
   <source>SHP (or a zip with one), GPKG, GDB, GeoJSON or KML; for a GDB paste its folder.</source>
   <translation>SHP（或含一个 SHP 的压缩包）、GPKG、GDB、GeoJSON 或 KML；GDB 请粘贴文件夹路径。</translation>
  </message>
  <message>
   <source>Save figures</source>
   <translation>保存统计表</translation>
  </message>
  <message>
   <source>Save map</source>
   <translation>保存上会图</translation>
  </message>
  <message>
   <source>Saves the control-line map (A3) for a committee as PDF or picture.</source>
   <translation>把工业用地控制线比对图（A3）存成 PDF 或图片，供上会使用。</translation>
  </message>
  <message>
   <source>Scale denominator</source>
   <translation>比例尺分母</translation>
  </message>
  <message>
   <source>Secrecy level</source>
   <translation>密级</translation>
  </message>
  <message>
   <source>Select all {count} parcels of this holder</source>
   <translation>选中此权利人的全部 {count} 宗</translation>
  </message>
  <message>
   <source>Select parcels on the map first, or choose another area.</source>
   <translation>请先在图上选择宗地，或改选其他范围。</translation>
  </message>
  <message>
   <source>Settings saved.</source>
   <translation>设置已保存。</translation>
  </message>
  <message>
   <source>Several control lines are in force on {on}: {versions}. Enter the end date of the older one.</source>
   <translation>{on} 有多版控制线同时生效：{versions}。请填写旧版的失效日期。</translation>
  </message>
  <message>
   <source>Several parcels have this address. Match it by hand.</source>
   <translation>有多宗宗地地址相同，请人工匹配。</translation>
  </message>
  <message>
   <source>Several right holders have this name. Match it by hand.</source>
   <translation>有多个同名权利人，请人工匹配。</translation>
  </message>
  <message>
   <source>Sheet number</source>
   <translation>附图编号</translation>
  </message>
  <message>
   <source>Shortest shared boundary (m)</source>
   <translation>最短共有边长（m）</translation>
  </message>
  <message>
   <source>Show changes</source>
   <translation>查看变化</translation>
  </message>
  <message>
   <source>Show crossing</source>
   <translation>只看跨线</translation>
  </message>
  <message>
   <source>Show only what is to be filled in: {names}</source>
   <translation>只看待补充项：{names}</translation>
  </message>
  <message>
   <source>Show or hide the panel {title}</source>
   <translation>显示或隐藏面板「{title}」</translation>
  </message>
  <message>
   <source>Show the map as {theme}</source>
   <translation>图面切换为「{theme}」</translation>
  </message>
  <message>
   <source>Something unexpected went wrong: {error}</source>
   <translation>发生意外错误：{error}</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Start anew</source>
   <translation>重新开始</translation>
  </message>
  <message>
   <source>Start the training anew</source>
   <translation>重新开始演练</translation>
  </message>
  <message>
   <source>Start the training anew …</source>
   <translation>重新开始演练…</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Still needed: {topics}</source>
   <translation>还缺：{topics}</translation>
  </message>
  <message>
   <source>Stopped on request. Nothing more was written.</source>
   <translation>已按要求停止，之后没有再写入任何内容。</translation>
  </message>
  <message>
   <source>Stopped; importing again completes it</source>
   <translation>已停止；再次导入会接着完成</translation>
  </message>
  <message>
   <source>Such as GB18030; judged by the file when it is left empty.</source>
   <translation>例如 GB18030；留空则按文件判断。</translation>
  </message>
  <message>
   <source>Such as {example}; those of the policy pack when it is left empty.</source>
   <translation>例如 {example}；留空则采用政策参数中的口径。</translation>
  </message>
  <message>
   <source>Such as 公开, 内部 or 秘密★.</source>
   <translation>如 公开、内部、秘密★。</translation>
  </message>
  <message>
   <source>Such as 附图4</source>
   <translation>如 附图4</translation>
  </message>
  <message>
   <source>Such as 附图4.</source>
   <translation>如 附图4。</translation>
  </message>
  <message>
   <source>Sum of eligible projects</source>
   <translation>符合项目合计</translation>
  </message>
  <message>
   <source>Summary (JSON)</source>
   <translation>汇总（JSON）</translation>
  </message>
  <message>
   <source>Summing up</source>
   <translation>正在汇总</translation>
  </message>
  <message>
   <source>Suspected</source>
   <translation>疑似</translation>
  </message>
  <message>
   <source>Suspected of low efficiency: {reasons}.</source>
   <translation>本宗疑似低效：{reasons}。</translation>
  </message>
  <message>
   <source>Suspected of low efficiency: {reasons}; {count} more rules lack data: {missing}.</source>
   <translation>本宗疑似低效：{reasons}；另有 {count} 条规则缺数据：{missing}。</translation>
  </message>
  <message>
   <source>Suspected parcels</source>
   <translation>疑似宗数</translation>
  </message>
  <message>
   <source>T4: control line and parcels.</source>
   <translation>T4：工业用地控制线比对图。</translation>
  </message>
  <message>
   <source>TRAINING · sample data, nothing here is real</source>
   <translation>演练 · 样例数据，不作为依据</translation>
  </message>
  <message>
   <source>Table {table} has no column {column} that may be set.</source>
   <translation>表 {table} 没有可填写的列 {column}。</translation>
  </message>
  <message>
   <source>Tag {count} as low-efficiency</source>
   <translation>标记 {count} 宗为低效</translation>
  </message>
  <message>
   <source>Tagging {count} parcels</source>
   <translation>正在标记 {count} 宗</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>标记</translation>
  </message>
  <message>
   <source>Taishan</source>
   <translation>台山市</translation>
  </message>
  <message>
   <source>Take back what you saved last in this session; both steps stay in the log</source>
   <translation>撤销本次最近一次保存，两步都留有记录</translation>
  </message>
  <message>
   <source>Take off the list</source>
   <translation>移出列表</translation>
  </message>
  <message>
   <source>Taken for</source>
   <translation>作为</translation>
  </message>
  <message>
   <source>Tax</source>
   <translation>税收</translation>
  </message>
  <message>
   <source>Tax {year}</source>
   <translation>{year} 年税收</translation>
  </message>
  <message>
   <source>Tells which parcels lie inside, outside or across the control line.</source>
   <translation>判断宗地位于控制线内、线外或跨线。</translation>
  </message>
  <message>
   <source>Text as outlines (PDF)</source>
   <translation>文字转曲（PDF）</translation>
  </message>
  <message>
   <source>Text as outlines (cannot be searched)</source>
   <translation>文字转曲（不能检索）</translation>
  </message>
  <message>
   <source>Text, parcel or clause</source>
   <translation>文字、宗地或条款</translation>
  </message>
  <message>
   <source>The Python package shapely 2.0 or newer is missing ({reason}).</source>
   <translation>缺少 Python 包 shapely 2.0 或更新版本（{reason}）。</translation>
  </message>
  <message>
   <source>The Python package shapely is too old ({found}); 2.0 or newer is needed.</source>
   <translation>Python 包 shapely 版本过低（{found}），需要 2.0 或更新版本。</translation>
  </message>
  <message>
   <source>The Python package {package} is missing. Install it into the Python of QGIS, or use the plugin's zip, which carries it.</source>
   <translation>缺少 Python 包 {package}。请把它安装到 QGIS 的 Python 中，或使用自带该包的插件安装包。</translation>
  </message>
  <message>
   <source>The acceptance lies outside the validity of the policy.</source>
   <translation>竣工验收不在政策有效期内。</translation>
  </message>
  <message>
   <source>The applicant is not the holder of every parcel.</source>
   <translation>申请人不是全部宗地的权利人。</translation>
  </message>
  <message>
   <source>The code is enough in a script.</source>
   <translation>脚本中只写代码即可。</translation>
  </message>
  <message>
   <source>The conditions of use are the same.</source>
   <translation>使用条件一致。</translation>
  </message>
  <message>
   <source>The data of the PROJ library was not found in {folder}. Install QGIS or PROJ again.</source>
   <translation>在 {folder} 未找到 PROJ 数据，请重新安装 QGIS 或 PROJ。</translation>
  </message>
  <message>
   <source>The day of the seizure query lies in the future; look at it.</source>
   <translation>查封查询日期在将来，请核对。</translation>
  </message>
  <message>
   <source>The details are in the log panel too, under {tag}.</source>
   <translation>详情也记录在日志面板的「{tag}」页。</translation>
  </message>
  <message>
   <source>The disk that holds your cache is full: the display copy {file} could not be brought up to date and the map may be out of date. Free some space there.</source>
   <translation>缓存所在磁盘已满：显示副本 {file} 未能更新，地图可能不是最新。请在该磁盘腾出空间。</translation>
  </message>
  <message>
   <source>The disk that holds {file} is full; nothing was saved. Free some space and save again.</source>
   <translation>{file} 所在磁盘已满，未保存任何内容。请清理空间后重新保存。</translation>
  </message>
  <message>
   <source>The display copy {file} in your cache could not be brought up to date: {detail}. The map may be out of date, the workspace is not touched. Open the workspace again.</source>
   <translation>您缓存中的显示副本 {file} 未能更新：{detail}。地图可能不是最新，工作库不受影响。请重新打开工作库。</translation>
  </message>
  <message>
   <source>The document on the source of the right is missing.</source>
   <translation>缺少权属来源文件。</translation>
  </message>
  <message>
   <source>The document on the source of the right is there.</source>
   <translation>权属来源文件齐备。</translation>
  </message>
  <message>
   <source>The end date {valid_to} must be after the start date {valid_from}.</source>
   <translation>失效日期 {valid_to} 应晚于生效日期 {valid_from}。</translation>
  </message>
  <message>
   <source>The file has no field {field} for {column}. Choose another field.</source>
   <translation>文件中没有与 {column} 对应的字段 {field}；请另选字段。</translation>
  </message>
  <message>
   <source>The file has north before east</source>
   <translation>文件坐标为北坐标在前</translation>
  </message>
  <message>
   <source>The file has {shapes}.</source>
   <translation>图形：{shapes}。</translation>
  </message>
  <message>
   <source>The file is named after sheet number, title and day.</source>
   <translation>文件按“附图编号_图名_日期”命名。</translation>
  </message>
  <message>
   <source>The file may not be written by you; ask for the right to change it.</source>
   <translation>您没有修改该文件的权限，请联系管理员授权。</translation>
  </message>
  <message>
   <source>The file says district {district}, not the stated {stated}; the file was followed.</source>
   <translation>文件中的行政区为 {district}，与所选的 {stated} 不同，已以文件为准。</translation>
  </message>
  <message>
   <source>The file states {stated}; {used} was used as you said.</source>
   <translation>文件标明 {stated}，已按您的指定采用 {used}。</translation>
  </message>
  <message>
   <source>The file to make, for example on the office share.</source>
   <translation>要新建的文件，例如放在单位共享盘上。</translation>
  </message>
  <message>
   <source>The file wins over edits in the workspace</source>
   <translation>以文件为准覆盖人工修改</translation>
  </message>
  <message>
   <source>The floor-area ratio does not reach 1.5.</source>
   <translation>容积率未达到1.5。</translation>
  </message>
  <message>
   <source>The folder {folder} does not exist; create it or choose another one.</source>
   <translation>文件夹 {folder} 不存在，请新建或另选文件夹。</translation>
  </message>
  <message>
   <source>The font {missing} is not installed; {used} was used.</source>
   <translation>未安装字体“{missing}”，已用“{used}”代替。</translation>
  </message>
  <message>
   <source>The format of this file fixes its encoding.</source>
   <translation>此格式的编码是固定的，无需选择。</translation>
  </message>
  <message>
   <source>The format of {file} is not supported. Expected: {expected}.</source>
   <translation>不支持 {file} 的格式；支持：{expected}。</translation>
  </message>
  <message>
   <source>The geometry cannot be read. Draw or supply it again.</source>
   <translation>图形无法读取，请重新绘制或提供。</translation>
  </message>
  <message>
   <source>The geometry has coordinates that are not numbers. Correct them in the source.</source>
   <translation>图形含有非数值坐标，请在源文件中更正。</translation>
  </message>
  <message>
   <source>The geometry has no area left. Correct the ring in the source.</source>
   <translation>图形没有面积，请在源文件中更正界线。</translation>
  </message>
  <message>
   <source>The geometry is not a polygon. Only polygons are taken.</source>
   <translation>图形不是面，只接收面状图形。</translation>
  </message>
  <message>
   <source>The geometry of {table} {row} cannot be read as WKB.</source>
   <translation>{table} {row} 的图形无法按 WKB 读取。</translation>
  </message>
  <message>
   <source>The geometry of {table} {row} is empty or not finite; draw it again.</source>
   <translation>{table} {row} 的图形为空或坐标无效，请重新绘制。</translation>
  </message>
  <message>
   <source>The geometry of {table} {row} is not of the type {expected}.</source>
   <translation>{table} {row} 的图形类型不是 {expected}。</translation>
  </message>
  <message>
   <source>The geometry was invalid and has been repaired: the area changed by {area_change_m2} m², {dropped} lines, points or parts without area were dropped. Check the boundary.</source>
   <translation>图形有误，已修复：面积变化 {area_change_m2} 平方米，舍去线、点或无面积部分 {dropped} 个，请核对界线。</translation>
  </message>
  <message>
   <source>The holders are not the same.</source>
   <translation>权利人不同。</translation>
  </message>
  <message>
   <source>The holders are the same.</source>
   <translation>权利人相同。</translation>
  </message>
  <message>
   <source>The id number is the same, but the names differ.</source>
   <translation>证件号相同，名称不同。</translation>
  </message>
  <message>
   <source>The import is void; {count} rows were restored.</source>
   <translation>导入已撤销；恢复 {count} 行。</translation>
  </message>
  <message>
   <source>The import of this file that {actor} started on {machine} at {time} is completed.</source>
   <translation>接续 {actor} 于 {time} 在电脑 {machine} 上开始的本文件导入。</translation>
  </message>
  <message>
   <source>The import of {file} cannot be undone: {count} changes were built on it. Undo those first.</source>
   <translation>无法撤销 {file} 的导入：已有 {count} 处后续修改以其为基础；请先撤销这些修改。</translation>
  </message>
  <message>
   <source>The import of {file} is void already.</source>
   <translation>{file} 的导入已作废。</translation>
  </message>
  <message>
   <source>The kind of the reference layer is not stated. Choose one of: {expected}.</source>
   <translation>没有说明参考图层的类别，请从中选择：{expected}。</translation>
  </message>
  <message>
   <source>The kinds of co-ownership differ.</source>
   <translation>共有方式不同。</translation>
  </message>
  <message>
   <source>The land has no lawful procedure.</source>
   <translation>没有合法用地手续。</translation>
  </message>
  <message>
   <source>The land is not state-owned.</source>
   <translation>不是国有土地。</translation>
  </message>
  <message>
   <source>The layer of the file when it is left empty.</source>
   <translation>留空则为文件的图层名。</translation>
  </message>
  <message>
   <source>The layers of the workspace are not in the project. Put them back first.</source>
   <translation>当前项目中没有工作库的图层，请先补回图层。</translation>
  </message>
  <message>
   <source>The layout template {file} has no map. Add one in the layout window of QGIS, or take the shipped template.</source>
   <translation>布局模板 {file} 中没有地图。请在 QGIS 的布局窗口中添加，或改用自带模板。</translation>
  </message>
  <message>
   <source>The line is an example for training</source>
   <translation>该控制线为示例，仅供演练</translation>
  </message>
  <message>
   <source>The lines of {file}, layer {layer}, do not close: {count} loose ends, one at {place}. Close them and import again.</source>
   <translation>{file} 的图层 {layer} 的线没有闭合：{count} 处悬挂，其中一处在 {place}；请闭合后重新导入。</translation>
  </message>
  <message>
   <source>The log of {file} ends before line {seq}; nothing was saved. Verify the workspace and restore a backup.</source>
   <translation>{file} 的变更日志在第 {seq} 行之前中断，未保存任何内容。请校验工作库并恢复备份。</translation>
  </message>
  <message>
   <source>The log should go on with line {seq} as it was written down, but that line is missing or another. Compare with a backup.</source>
   <translation>日志第 {seq} 行缺失或与留存的不同，请与备份核对。</translation>
  </message>
  <message>
   <source>The name of the file or layer says “{word}”.</source>
   <translation>文件名或图层名含“{word}”。</translation>
  </message>
  <message>
   <source>The organisation {name} was known without a number and got that of the file.</source>
   <translation>单位 {name} 原无证件号，已补入文件中的证件号。</translation>
  </message>
  <message>
   <source>The ownership contradicts the parcel code.</source>
   <translation>所有权类型与宗地代码不一致。</translation>
  </message>
  <message>
   <source>The ownership of the land is missing.</source>
   <translation>缺少土地所有权类型。</translation>
  </message>
  <message>
   <source>The ownership of the land is undetermined.</source>
   <translation>土地所有权未确定或有争议。</translation>
  </message>
  <message>
   <source>The parcel could not be read. {why}</source>
   <translation>未能读取宗地。{why}</translation>
  </message>
  <message>
   <source>The parcel reaches beyond the zone of {crs} (112.5° E); areas are still given in the plane of its district.</source>
   <translation>宗地越过 {crs} 的分带界线（东经 112.5°），面积仍按所在区的平面坐标系计算。</translation>
  </message>
  <message>
   <source>The parcel was found by its address only. Check it.</source>
   <translation>仅按地址匹配到宗地，请核对。</translation>
  </message>
  <message>
   <source>The parcels could not be read. {why}</source>
   <translation>未能读取宗地。{why}</translation>
  </message>
  <message>
   <source>The parcels lie in several districts; no one authority can accept them.</source>
   <translation>宗地分属不同县（市、区），无法由一地受理。</translation>
  </message>
  <message>
   <source>The policy id {id} stands in {file} and in {other}. Give one of them another id.</source>
   <translation>政策编号 {id} 同时出现在 {file} 和 {other} 中，请修改其中一个的编号。</translation>
  </message>
  <message>
   <source>The project shows {file} too, which is not open.</source>
   <translation>本项目还有工作库 {file} 的图层，该工作库未打开。</translation>
  </message>
  <message>
   <source>The ratio rounded to two decimals gives another result.</source>
   <translation>容积率取两位小数时结果不同。</translation>
  </message>
  <message>
   <source>The record of the last finished save stands before log line {seq}: the protection against direct edits is off. Restore a backup.</source>
   <translation>已完成保存的记录停在日志第 {seq} 行之前，防止直接编辑的保护已失效，请恢复备份。</translation>
  </message>
  <message>
   <source>The redeveloped land is not above 30 mu.</source>
   <translation>改造土地面积未超过30亩。</translation>
  </message>
  <message>
   <source>The register holds another entry, such as an objection or an easement.</source>
   <translation>登记簿另有异议、预告或地役权等记载。</translation>
  </message>
  <message>
   <source>The registered area is {registered_m2} m², the shape has {plane_m2} m²: the area was probably given in {unit}. Check its unit.</source>
   <translation>登记面积为 {registered_m2} 平方米，图形面积为 {plane_m2} 平方米：登记面积的单位疑为{unit}，请核对。</translation>
  </message>
  <message>
   <source>The registered area of {registered_m2} m² and the shape's {plane_m2} m² differ by more than a factor of 2. Check both.</source>
   <translation>登记面积 {registered_m2} 平方米与图形面积 {plane_m2} 平方米相差一倍以上，请核对。</translation>
  </message>
  <message>
   <source>The result could not be written ({detail}). Choose another file or free some space and run again.</source>
   <translation>结果无法写入（{detail}）。请另选文件或清理磁盘空间后重新运行。</translation>
  </message>
  <message>
   <source>The results rest on several versions of the control line ({versions}). Run the check again, so that all rest on one.</source>
   <translation>套合结果依据了不同版本的控制线（{versions}）。请重新套合，使全部结果依据同一版本。</translation>
  </message>
  <message>
   <source>The right ends on {end}, not after it starts on {start}.</source>
   <translation>使用权终止日期 {end} 不晚于起始日期 {start}。</translation>
  </message>
  <message>
   <source>The right is no right to use state-owned construction land.</source>
   <translation>权利类型不是国有建设用地使用权。</translation>
  </message>
  <message>
   <source>The right nature is missing.</source>
   <translation>缺少权利性质。</translation>
  </message>
  <message>
   <source>The right nature is the same.</source>
   <translation>权利性质一致。</translation>
  </message>
  <message>
   <source>The right natures are not the same.</source>
   <translation>权利性质不一致。</translation>
  </message>
  <message>
   <source>The right type is missing.</source>
   <translation>缺少权利类型。</translation>
  </message>
  <message>
   <source>The row covers at least 95 % of parcel {parcel}, which has another number. Confirm that it was renumbered, or correct the shape or the number.</source>
   <translation>该行与宗地 {parcel} 重叠 95% 以上，但编号不同；请确认宗地已重新编号，或更正图形、编号。</translation>
  </message>
  <message>
   <source>The row covers the same ground as row {first}.</source>
   <translation>该行与第 {first} 行范围相同。</translation>
  </message>
  <message>
   <source>The row has no geometry. Draw or supply it.</source>
   <translation>该行没有图形，请补绘或补充。</translation>
  </message>
  <message>
   <source>The row is a total, not an enterprise.</source>
   <translation>该行为合计行。</translation>
  </message>
  <message>
   <source>The row is empty.</source>
   <translation>空行。</translation>
  </message>
  <message>
   <source>The row is the same parcel of the workspace as row {first}. Keep one of them.</source>
   <translation>该行与第 {first} 行对应工作库中的同一宗地，请保留一行。</translation>
  </message>
  <message>
   <source>The row lies far from all others. Correct its coordinates.</source>
   <translation>该行位置远离其他各行，请更正坐标。</translation>
  </message>
  <message>
   <source>The seizure query is too old; ask the register again.</source>
   <translation>查封查询已过期，需重新查询。</translation>
  </message>
  <message>
   <source>The selected parcels</source>
   <translation>所选宗地</translation>
  </message>
  <message>
   <source>The shares of the holders are missing.</source>
   <translation>缺少权利人份额。</translation>
  </message>
  <message>
   <source>The shares of the holders differ.</source>
   <translation>各权利人的份额不同。</translation>
  </message>
  <message>
   <source>The shipped template</source>
   <translation>自带模板</translation>
  </message>
  <message>
   <source>The state shown for parcel {uuid} is not what its records give. Rebuild the states of the workspace.</source>
   <translation>宗地 {uuid} 显示的状态与其记录不符，请重建工作库状态。</translation>
  </message>
  <message>
   <source>The stated floor-area ratio gives another result than the calculated one.</source>
   <translation>载明容积率与计算容积率结果不同。</translation>
  </message>
  <message>
   <source>The status of the three-old areas is not stated. Expected one of: {expected}.</source>
   <translation>未提供三旧状态；应为：{expected}。</translation>
  </message>
  <message>
   <source>The stored result no longer holds, identify again. By the data of today: {said}</source>
   <translation>原结果已失效，需重算。按现有数据：{said}</translation>
  </message>
  <message>
   <source>The structure of the workspace was changed by another program; it may only be read. Restore a backup or ask the administrator.</source>
   <translation>工作库结构已被其他程序改动，只能查看。请恢复备份或联系管理员。</translation>
  </message>
  <message>
   <source>The tags of these {count} parcels were withdrawn already.</source>
   <translation>这 {count} 宗的标记原已撤回。</translation>
  </message>
  <message>
   <source>The text of {file} is not in the encoding that was stated or recognised (UTF-8, GB18030). State the right one, or leave it empty.</source>
   <translation>{file} 的文字与所选编码或可识别的编码（UTF-8、GB18030）不符，请填写正确的编码或留空。</translation>
  </message>
  <message>
   <source>The three-old register, or the kind of the reference layer.</source>
   <translation>“三旧”标图建库，或参考图层的类别。</translation>
  </message>
  <message>
   <source>The three-old status is not known. Look it up and enter it.</source>
   <translation>“三旧”状态未查明，请核查后填写。</translation>
  </message>
  <message>
   <source>The unfinished import of {file} no longer fits the workspace: others imported such rows meanwhile. Undo it and import the file anew.</source>
   <translation>未完成的 {file} 导入与工作库现状不再相符：期间他人导入了同类数据。请撤销该导入后重新导入文件。</translation>
  </message>
  <message>
   <source>The unfinished import of {file} was started with other options ({options}). Undo it, or use the same options.</source>
   <translation>未完成的 {file} 导入使用了不同的选项（{options}）。请撤销该导入，或使用相同选项。</translation>
  </message>
  <message>
   <source>The united parcels have gaps between them.</source>
   <translation>合并后的图形不是一个整体，之间有缝隙。</translation>
  </message>
  <message>
   <source>The use after redevelopment is to be reviewed.</source>
   <translation>改造后用途待复核。</translation>
  </message>
  <message>
   <source>The use before redevelopment is to be reviewed.</source>
   <translation>改造前用途待复核。</translation>
  </message>
  <message>
   <source>The use is missing.</source>
   <translation>缺少土地用途。</translation>
  </message>
  <message>
   <source>The use is mixed; a person has to judge it.</source>
   <translation>用途为混合，须人工判断。</translation>
  </message>
  <message>
   <source>The use is the same.</source>
   <translation>土地用途一致。</translation>
  </message>
  <message>
   <source>The uses are not the same.</source>
   <translation>土地用途不一致。</translation>
  </message>
  <message>
   <source>The whole workspace</source>
   <translation>整个工作库</translation>
  </message>
  <message>
   <source>The whole workspace when it is left empty.</source>
   <translation>留空为整个工作库。</translation>
  </message>
  <message>
   <source>The workspace can only be read.</source>
   <translation>工作库只读，不能修改。</translation>
  </message>
  <message>
   <source>The workspace file (GeoPackage).</source>
   <translation>工作库文件（GeoPackage）。</translation>
  </message>
  <message>
   <source>The workspace has no table {table} that may be written.</source>
   <translation>工作库没有可写入的表 {table}。</translation>
  </message>
  <message>
   <source>The workspace is one file that all colleagues work in. Put it on the office share; a synchronised folder (OneDrive, 坚果云 …) does not do.</source>
   <translation>工作库是一个文件，由多名同事共同使用。请放在单位共享盘或本机，不要放在同步盘（OneDrive、坚果云等）。</translation>
  </message>
  <message>
   <source>The workspace was opened for reading only.</source>
   <translation>工作库以只读方式打开。</translation>
  </message>
  <message>
   <source>The workspace {file} is closed; open it again.</source>
   <translation>工作库 {file} 已关闭，请重新打开。</translation>
  </message>
  <message>
   <source>The workspace {file} of this project is not at {folder}. Its layers show what they showed last.</source>
   <translation>本项目的工作库 {file} 不在 {folder}，图层仍显示上次的内容。</translation>
  </message>
  <message>
   <source>The written consent of the mortgagee is needed.</source>
   <translation>须有抵押权人书面同意或抵押变更方案。</translation>
  </message>
  <message>
   <source>There are no parcels in this workspace yet. Import the parcel file first.</source>
   <translation>工作库中还没有宗地，请先导入宗地文件。</translation>
  </message>
  <message>
   <source>There are no parcels yet. Import some.</source>
   <translation>还没有宗地，请先导入。</translation>
  </message>
  <message>
   <source>There are not as many id numbers or shares as holders; they were left out.</source>
   <translation>证件号或份额的个数与权利人不一致，未导入证件号或份额。</translation>
  </message>
  <message>
   <source>There is no choice named {field}. Possible are: {expected}.</source>
   <translation>没有名为 {field} 的口径选项。可选：{expected}。</translation>
  </message>
  <message>
   <source>There is no control line yet. Import one, then check.</source>
   <translation>还没有控制线，请先导入控制线再套合。</translation>
  </message>
  <message>
   <source>There is no folder {folder}.</source>
   <translation>文件夹 {folder} 不存在。</translation>
  </message>
  <message>
   <source>There is no policy or rule set {id}. Choose one of: {expected}.</source>
   <translation>没有编号为 {id} 的政策或认定标准。可选：{expected}。</translation>
  </message>
  <message>
   <source>There is no query {query}; the plugin is incomplete, install it again.</source>
   <translation>没有查询 {query}，插件文件不完整，请重新安装。</translation>
  </message>
  <message>
   <source>There is no room left where the workspace stands; free some space and open it again.</source>
   <translation>工作库所在磁盘已满，只能查看；请清理空间后重新打开。</translation>
  </message>
  <message>
   <source>There is no save {transaction} in the log of this workspace.</source>
   <translation>本工作库日志中没有保存记录 {transaction}。</translation>
  </message>
  <message>
   <source>There is nothing to compare with.</source>
   <translation>没有可比对的宗地。</translation>
  </message>
  <message>
   <source>There is nothing to save in {file}.</source>
   <translation>{file} 没有需要保存的内容。</translation>
  </message>
  <message>
   <source>These {count} parcels are tagged so already.</source>
   <translation>这 {count} 宗原已如此标记。</translation>
  </message>
  <message>
   <source>This cannot be undone: {count} later entries ({table}) rest on it. Undo those first.</source>
   <translation>不能撤销：此后有 {count} 条记录（{table}）以它为依据。请先撤销那些记录。</translation>
  </message>
  <message>
   <source>This cannot be undone: {count} of its rows ({table}) were changed since. Look at the parcel and change it by hand.</source>
   <translation>无法撤销：其中 {count} 条记录（{table}）此后已被修改。请查看该宗地并手工修改。</translation>
  </message>
  <message>
   <source>This is no upgrading of industrial land.</source>
   <translation>不属工业用地升级改造。</translation>
  </message>
  <message>
   <source>This parcel is not in the workspace any more.</source>
   <translation>工作库中已没有这宗地。</translation>
  </message>
  <message>
   <source>This was undone already.</source>
   <translation>这一步已经撤销。</translation>
  </message>
  <message>
   <source>Three-old areas</source>
   <translation>三旧图斑</translation>
  </message>
  <message>
   <source>Three-old status of all rows</source>
   <translation>全部记录的“三旧”状态</translation>
  </message>
  <message>
   <source>Throw away what was practised</source>
   <translation>清除练习内容</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>图名</translation>
  </message>
  <message>
   <source>Today when it is left empty.</source>
   <translation>留空为今天。</translation>
  </message>
  <message>
   <source>Tolerance (m)</source>
   <translation>容差（m）</translation>
  </message>
  <message>
   <source>Tolerance (share of the parcel)</source>
   <translation>容差（占宗地面积比例）</translation>
  </message>
  <message>
   <source>Town</source>
   <translation>镇（街道）</translation>
  </message>
  <message>
   <source>Training workspace</source>
   <translation>演练库</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo an import</source>
   <translation>撤销导入</translation>
  </message>
  <message>
   <source>Undo last low-use action</source>
   <translation>撤销低效用地操作</translation>
  </message>
  <message>
   <source>Undoing</source>
   <translation>正在撤销</translation>
  </message>
  <message>
   <source>Undoing {file}</source>
   <translation>正在撤销 {file}</translation>
  </message>
  <message>
   <source>Undone: {what} Both steps stand in the log.</source>
   <translation>已撤销：{what}两步都留有记录。</translation>
  </message>
  <message>
   <source>Updated in the workspace</source>
   <translation>工作库中更新</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>用途</translation>
  </message>
  <message>
   <source>Use {value} is not in the table of uses; it was kept as it is.</source>
   <translation>用途 {value} 不在对照表中，按原样保留。</translation>
  </message>
  <message>
   <source>Use {value} was read as {stored}.</source>
   <translation>用途 {value} 已对应为 {stored}。</translation>
  </message>
  <message>
   <source>Use {value}: {note}</source>
   <translation>用途 {value}：{note}</translation>
  </message>
  <message>
   <source>Validity</source>
   <translation>有效期</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>Version {version} of the control line is not in force on the date of the map; the map says so.</source>
   <translation>控制线版本 {version} 在编制日期不是现行版本，图上已注明。</translation>
  </message>
  <message>
   <source>View</source>
   <translation>查看</translation>
  </message>
  <message>
   <source>View the import of {file}</source>
   <translation>查看 {file} 的导入结果</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>等待中</translation>
  </message>
  <message>
   <source>What the map shows</source>
   <translation>当前地图范围</translation>
  </message>
  <message>
   <source>Where is {file} now?</source>
   <translation>{file} 现在在哪里？</translation>
  </message>
  <message>
   <source>Where it lies is shown as soon as its CRS is known.</source>
   <translation>确定坐标系后显示落在哪里。</translation>
  </message>
  <message>
   <source>Who gave the reference layer.</source>
   <translation>参考图层的提供单位。</translation>
  </message>
  <message>
   <source>Who you are</source>
   <translation>用户</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>为什么</translation>
  </message>
  <message>
   <source>Widest gap or overlap that still counts as a shared boundary.</source>
   <translation>仍算共有边的最大缝隙或重叠宽度。</translation>
  </message>
  <message>
   <source>Width of a boundary error (m)</source>
   <translation>边界误差宽度（m）</translation>
  </message>
  <message>
   <source>Will be made: {path}</source>
   <translation>将新建：{path}</translation>
  </message>
  <message>
   <source>With a layer, say which of its fields holds the holder.</source>
   <translation>使用图层时，请指定权利人所在的字段。</translation>
  </message>
  <message>
   <source>Withdraw</source>
   <translation>撤回标记</translation>
  </message>
  <message>
   <source>Without a number, the row covers at least 95 % of parcel {parcel}. Confirm that it is the same one, or give it a number.</source>
   <translation>该行没有编号，与宗地 {parcel} 重叠 95% 以上；请确认为同一宗地，或补充编号。</translation>
  </message>
  <message>
   <source>Without parcel ({count})</source>
   <translation>未匹配宗地（{count}）</translation>
  </message>
  <message>
   <source>Words of the document</source>
   <translation>文件原文</translation>
  </message>
  <message>
   <source>Words of the document, one condition</source>
   <translation>文件原文中的一项条件</translation>
  </message>
  <message>
   <source>Workspace</source>
   <translation>工作库</translation>
  </message>
  <message>
   <source>Workspace (*.gpkg)</source>
   <translation>工作库 (*.gpkg)</translation>
  </message>
  <message>
   <source>Workspace {path} for {district} in {crs}</source>
   <translation>工作库 {path}，行政区 {district}，坐标系 {crs}</translation>
  </message>
  <message>
   <source>Write the figures of the workspace as xlsx</source>
   <translation>把工作库的统计数写成 xlsx</translation>
  </message>
  <message>
   <source>Writing {file}</source>
   <translation>正在写出 {file}</translation>
  </message>
  <message>
   <source>Writing {file} …</source>
   <translation>正在写出 {file}…</translation>
  </message>
  <message>
   <source>Written: {file}</source>
   <translation>已写出：{file}</translation>
  </message>
  <message>
   <source>Xinhui</source>
   <translation>新会区</translation>
  </message>
  <message>
   <source>Year of the figures</source>
   <translation>数据年度</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>姓名</translation>
  </message>
  <message>
   <source>Your own basis; needed where no rule is hit</source>
   <translation>补充依据（无规则命中时必填）</translation>
  </message>
  <message>
   <source>Your own layout; the shipped one when it is left empty.</source>
   <translation>本单位的布局模板；留空用自带模板。</translation>
  </message>
  <message>
   <source>Your own stopped import of this file is completed anyway. Ask first whether the other one still runs: it is refused from then on.</source>
   <translation>您本人中断的本文件导入会自动接续。接续他人的导入前，请先确认对方已停止：此后对方的导入将被拒绝。</translation>
  </message>
  <message>
   <source>Zoom to</source>
   <translation>缩放到</translation>
  </message>
  <message>
   <source>a hit: {limit}</source>
   <translation>标准：{limit}</translation>
  </message>
  <message>
   <source>a unit that is not exactly this parcel</source>
   <translation>地块与本宗不完全一致</translation>
  </message>
  <message>
   <source>agreed floor area ratio</source>
   <translation>合同容积率</translation>
  </message>
  <message>
   <source>agreed investment per mu</source>
   <translation>合同投资强度</translation>
  </message>
  <message>
   <source>agreed tax per mu</source>
   <translation>合同亩均税收</translation>
  </message>
  <message>
   <source>among the parcels of the workspace</source>
   <translation>在已有宗地范围内</translation>
  </message>
  <message>
   <source>another program uses it</source>
   <translation>正被其他程序使用</translation>
  </message>
  <message>
   <source>another version of the control line</source>
   <translation>控制线版本已更换</translation>
  </message>
  <message>
   <source>area missing</source>
   <translation>面积待补充</translation>
  </message>
  <message>
   <source>as last time</source>
   <translation>沿用上次</translation>
  </message>
  <message>
   <source>as the file says</source>
   <translation>按文件</translation>
  </message>
  <message>
   <source>as the file states</source>
   <translation>按文件所载</translation>
  </message>
  <message>
   <source>batch {batch}</source>
   <translation>批次 {batch}</translation>
  </message>
  <message>
   <source>boundary error</source>
   <translation>边界误差</translation>
  </message>
  <message>
   <source>boundary error: the smaller part is nowhere wider than {width} m</source>
   <translation>边界误差：较小部分最宽不超过 {width} m</translation>
  </message>
  <message>
   <source>building density</source>
   <translation>建筑密度</translation>
  </message>
  <message>
   <source>by contents, please check</source>
   <translation>按内容判断，请核对</translation>
  </message>
  <message>
   <source>by {how}</source>
   <translation>按{how}匹配</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>修正</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>人工选择</translation>
  </message>
  <message>
   <source>control line,overlay,inside,outside,crossing,industrial</source>
   <translation>控制线,套合,线内,线外,跨线,工业用地</translation>
  </message>
  <message>
   <source>crossing</source>
   <translation>跨线</translation>
  </message>
  <message>
   <source>data missing</source>
   <translation>待补充</translation>
  </message>
  <message>
   <source>data missing for the rule</source>
   <translation>缺数据</translation>
  </message>
  <message>
   <source>district</source>
   <translation>行政区</translation>
  </message>
  <message>
   <source>does not apply to {what}</source>
   <translation>不适用于{what}</translation>
  </message>
  <message>
   <source>drawn, plane</source>
   <translation>图形平面</translation>
  </message>
  <message>
   <source>eligible</source>
   <translation>符合</translation>
  </message>
  <message>
   <source>ellipsoidal</source>
   <translation>椭球</translation>
  </message>
  <message>
   <source>encoding</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>example line, for training only</source>
   <translation>示例控制线，仅供演练</translation>
  </message>
  <message>
   <source>exempt</source>
   <translation>豁免</translation>
  </message>
  <message>
   <source>field of the name</source>
   <translation>企业名称字段</translation>
  </message>
  <message>
   <source>floor area ratio</source>
   <translation>现状容积率</translation>
  </message>
  <message>
   <source>from {first}</source>
   <translation>自 {first} 起</translation>
  </message>
  <message>
   <source>further notice</source>
   <translation>另行公布</translation>
  </message>
  <message>
   <source>good to know</source>
   <translation>提示</translation>
  </message>
  <message>
   <source>grade of output per mu</source>
   <translation>亩均评价等级</translation>
  </message>
  <message>
   <source>hectares (ha)</source>
   <translation>公顷（ha）</translation>
  </message>
  <message>
   <source>hit</source>
   <translation>命中</translation>
  </message>
  <message>
   <source>holder missing</source>
   <translation>权利人待补充</translation>
  </message>
  <message>
   <source>how it is measured</source>
   <translation>判定口径</translation>
  </message>
  <message>
   <source>identification,candidates,rules,low efficiency,suspected</source>
   <translation>低效认定,疑似,规则,低效用地,识别</translation>
  </message>
  <message>
   <source>identified</source>
   <translation>县级认定</translation>
  </message>
  <message>
   <source>idle land</source>
   <translation>闲置土地</translation>
  </message>
  <message>
   <source>import,control line,industrial,version</source>
   <translation>导入,控制线,工业用地,版本</translation>
  </message>
  <message>
   <source>import,parcels,cadastre,shapefile,update</source>
   <translation>导入,宗地,地籍,更新,shapefile</translation>
  </message>
  <message>
   <source>import,table,enterprises,tax,projects,xlsx,csv</source>
   <translation>导入,表格,企业,税收,项目,xlsx,csv</translation>
  </message>
  <message>
   <source>import,three-old,reference,areas,layer</source>
   <translation>导入,三旧,参考图层,范围</translation>
  </message>
  <message>
   <source>import,undo,void,unfinished</source>
   <translation>导入,撤销,作废,未完成</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>imported with changes</source>
   <translation>修正后导入</translation>
  </message>
  <message>
   <source>in the three-old annual plan</source>
   <translation>列入三旧年度计划</translation>
  </message>
  <message>
   <source>in the three-old register</source>
   <translation>已入标图建库</translation>
  </message>
  <message>
   <source>ineligible</source>
   <translation>不符合</translation>
  </message>
  <message>
   <source>inside</source>
   <translation>线内</translation>
  </message>
  <message>
   <source>inside {share}</source>
   <translation>线内 {share}</translation>
  </message>
  <message>
   <source>investment per mu</source>
   <translation>投资强度</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>这是一个文件夹</translation>
  </message>
  <message>
   <source>it is cut off</source>
   <translation>文件不完整</translation>
  </message>
  <message>
   <source>it is not JSON</source>
   <translation>不是 JSON 格式</translation>
  </message>
  <message>
   <source>it is not a text file</source>
   <translation>不是文本文件</translation>
  </message>
  <message>
   <source>its content is another one</source>
   <translation>内容不符</translation>
  </message>
  <message>
   <source>its content is damaged or of another kind</source>
   <translation>内容损坏或属于其他格式</translation>
  </message>
  <message>
   <source>kind</source>
   <translation>种类</translation>
  </message>
  <message>
   <source>kind of industry</source>
   <translation>产业类型</translation>
  </message>
  <message>
   <source>kind of the layer</source>
   <translation>图层类别</translation>
  </message>
  <message>
   <source>layer</source>
   <translation>图层</translation>
  </message>
  <message>
   <source>legacy land</source>
   <translation>历史遗留用地</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>线</translation>
  </message>
  <message>
   <source>look at it</source>
   <translation>请查看</translation>
  </message>
  <message>
   <source>map,layout,committee,meeting,pdf,control line,A3</source>
   <translation>地图,出图,布局,上会,会议,PDF,控制线,比对图,A3</translation>
  </message>
  <message>
   <source>merge,adjacent,neighbours,owner,holder,groups</source>
   <translation>合并,相邻,权利人,宗地合并,分组</translation>
  </message>
  <message>
   <source>met</source>
   <translation>符合</translation>
  </message>
  <message>
   <source>mu (亩)</source>
   <translation>亩</translation>
  </message>
  <message>
   <source>must be put right</source>
   <translation>必须改正</translation>
  </message>
  <message>
   <source>name</source>
   <translation>字段名</translation>
  </message>
  <message>
   <source>name of the layer</source>
   <translation>图层名称</translation>
  </message>
  <message>
   <source>national code</source>
   <translation>国家标准代码</translation>
  </message>
  <message>
   <source>near {district}</source>
   <translation>{district}附近</translation>
  </message>
  <message>
   <source>no agreed figure</source>
   <translation>缺合同约定值</translation>
  </message>
  <message>
   <source>no code #{fid}</source>
   <translation>无代码 #{fid}</translation>
  </message>
  <message>
   <source>no enterprise joined</source>
   <translation>未匹配企业</translation>
  </message>
  <message>
   <source>no land area</source>
   <translation>缺土地面积</translation>
  </message>
  <message>
   <source>no shapes</source>
   <translation>无图形</translation>
  </message>
  <message>
   <source>north and east</source>
   <translation>X/Y 顺序</translation>
  </message>
  <message>
   <source>not assessed</source>
   <translation>未评估</translation>
  </message>
  <message>
   <source>not checked</source>
   <translation>未套合</translation>
  </message>
  <message>
   <source>not filled in</source>
   <translation>未填</translation>
  </message>
  <message>
   <source>not hit</source>
   <translation>未命中</translation>
  </message>
  <message>
   <source>not in three-old</source>
   <translation>未纳入三旧</translation>
  </message>
  <message>
   <source>not low-efficiency</source>
   <translation>不属低效</translation>
  </message>
  <message>
   <source>not met</source>
   <translation>不符合</translation>
  </message>
  <message>
   <source>not near any district of Jiangmen</source>
   <translation>江门各区（市）之外</translation>
  </message>
  <message>
   <source>not stated</source>
   <translation>未填写</translation>
  </message>
  <message>
   <source>not suspected</source>
   <translation>未见低效</translation>
  </message>
  <message>
   <source>not yet known</source>
   <translation>三旧情况未查明</translation>
  </message>
  <message>
   <source>note</source>
   <translation>提示</translation>
  </message>
  <message>
   <source>one of its system tables is a view</source>
   <translation>其系统表被视图替代</translation>
  </message>
  <message>
   <source>operating state</source>
   <translation>经营状态</translation>
  </message>
  <message>
   <source>other figures of the check</source>
   <translation>套合参数已更改</translation>
  </message>
  <message>
   <source>other shapes</source>
   <translation>其他图形</translation>
  </message>
  <message>
   <source>outside</source>
   <translation>线外</translation>
  </message>
  <message>
   <source>outside {share}</source>
   <translation>线外 {share}</translation>
  </message>
  <message>
   <source>permission is missing</source>
   <translation>没有权限</translation>
  </message>
  <message>
   <source>points</source>
   <translation>点</translation>
  </message>
  <message>
   <source>polygons</source>
   <translation>面</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>拒收</translation>
  </message>
  <message>
   <source>registered</source>
   <translation>登记</translation>
  </message>
  <message>
   <source>rests on example rules, for training only</source>
   <translation>依据示例标准，仅供演练</translation>
  </message>
  <message>
   <source>safety and environment</source>
   <translation>安全环保状况</translation>
  </message>
  <message>
   <source>settled as three-old</source>
   <translation>已按三旧政策办理</translation>
  </message>
  <message>
   <source>similar, please check</source>
   <translation>名称相近，请核对</translation>
  </message>
  <message>
   <source>square metres (m²)</source>
   <translation>平方米（m²）</translation>
  </message>
  <message>
   <source>subsidy,reward,policy,floor-area ratio,projects</source>
   <translation>奖补,测算,政策,容积率,项目</translation>
  </message>
  <message>
   <source>surveyed</source>
   <translation>实测</translation>
  </message>
  <message>
   <source>suspected</source>
   <translation>疑似低效</translation>
  </message>
  <message>
   <source>tag withdrawn</source>
   <translation>撤销标记</translation>
  </message>
  <message>
   <source>tagged</source>
   <translation>标记低效</translation>
  </message>
  <message>
   <source>tax per mu, latest year</source>
   <translation>最近一年亩均税收</translation>
  </message>
  <message>
   <source>tax per mu, the year before</source>
   <translation>上一年亩均税收</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>磁盘已满</translation>
  </message>
  <message>
   <source>the file or its folder is not there</source>
   <translation>文件或所在文件夹不存在</translation>
  </message>
  <message>
   <source>the parcel has another result now</source>
   <translation>宗地的套合结果已变化</translation>
  </message>
  <message>
   <source>the parcel or the line has changed since: to be reviewed</source>
   <translation>宗地或控制线此后有变化：待复核</translation>
  </message>
  <message>
   <source>the system refused</source>
   <translation>系统拒绝访问</translation>
  </message>
  <message>
   <source>the workspace has no parcels yet</source>
   <translation>工作库中还没有宗地</translation>
  </message>
  <message>
   <source>this version is not in force today: check again</source>
   <translation>该版本今日不在有效期内：请重新套合</translation>
  </message>
  <message>
   <source>three-old plan approved</source>
   <translation>三旧方案已批复</translation>
  </message>
  <message>
   <source>three-old status</source>
   <translation>三旧状态</translation>
  </message>
  <message>
   <source>title</source>
   <translation>中文标题</translation>
  </message>
  <message>
   <source>to be filled in</source>
   <translation>待补充</translation>
  </message>
  <message>
   <source>to be reviewed</source>
   <translation>待复核</translation>
  </message>
  <message>
   <source>treated as {state}</source>
   <translation>按{state}处理</translation>
  </message>
  <message>
   <source>treated as {state} by {who}: {reason}</source>
   <translation>{who} 按{state}处理：{reason}</translation>
  </message>
  <message>
   <source>trial calculation</source>
   <translation>试算</translation>
  </message>
  <message>
   <source>urban village</source>
   <translation>城中村</translation>
  </message>
  <message>
   <source>use of the land unknown</source>
   <translation>用途不明</translation>
  </message>
  <message>
   <source>usual name</source>
   <translation>常用名</translation>
  </message>
  <message>
   <source>version and its days</source>
   <translation>版本和日期</translation>
  </message>
  <message>
   <source>words of the clause</source>
   <translation>条款原文</translation>
  </message>
  <message>
   <source>workspace,new,database,geopackage,district</source>
   <translation>工作库,新建,数据库,geopackage,行政区</translation>
  </message>
  <message>
   <source>xlsx, xls, ods or csv.</source>
   <translation>xlsx、xls、ods 或 csv。</translation>
  </message>
  <message>
   <source>year</source>
   <translation>年度</translation>
  </message>
  <message>
   <source>{actor} started to import {file} on {machine} at {at} and it is not finished. Wait for it; if it no longer runs, complete it with the same options or undo it (import {package}).</source>
   <translation>{actor} 于 {at} 在电脑 {machine} 上开始导入 {file}，尚未完成。请等待；如已中断，请用相同选项接续，或撤销该导入（{package}）。</translation>
  </message>
  <message>
   <source>{area} ha</source>
   <translation>{area} 公顷</translation>
  </message>
  <message>
   <source>{area} mu</source>
   <translation>{area} 亩</translation>
  </message>
  <message>
   <source>{before} at the last check, {after} now. Look why: the parcel, or the line.</source>
   <translation>上次套合为{before}，现为{after}。请查明是宗地变化还是控制线变化。</translation>
  </message>
  <message>
   <source>{changed_by} changed {table} at {changed_at} after you read it; nothing was saved. Look at the new values and try again.</source>
   <translation>{changed_by} 已于 {changed_at} 修改 {table}，未保存任何内容。请查看最新值后重试。</translation>
  </message>
  <message>
   <source>{changed_by} undid or continued the import of {file} meanwhile; nothing more was written. Look at the list of imports before you import it again.</source>
   <translation>{changed_by} 已撤销或接续了 {file} 的导入；未再写入任何内容。再次导入前请先查看导入清单。</translation>
  </message>
  <message>
   <source>{checked} parcels checked against {version}: inside {inside}, outside {outside}, crossing {crossing} (of them boundary errors {errors}).</source>
   <translation>已按 {version} 套合 {checked} 宗：线内 {inside}，线外 {outside}，跨线 {crossing}（其中边界误差 {errors}）。</translation>
  </message>
  <message>
   <source>{column} is not a column that can be imported.</source>
   <translation>{column} 不是可导入的列。</translation>
  </message>
  <message>
   <source>{count} are of another class than last time.</source>
   <translation>{count} 宗与上次类别不同。</translation>
  </message>
  <message>
   <source>{count} enterprises without a parcel</source>
   <translation>未匹配到宗地的企业 {count} 家</translation>
  </message>
  <message>
   <source>{count} features without geometry were left out.</source>
   <translation>有 {count} 个要素没有几何，未参与计算。</translation>
  </message>
  <message>
   <source>{count} layers of the workspace were removed from the project.</source>
   <translation>工作库有 {count} 个图层已从项目中移除。</translation>
  </message>
  <message>
   <source>{count} missing</source>
   <translation>缺 {count} 项</translation>
  </message>
  <message>
   <source>{count} of them have no area and are not in the sum</source>
   <translation>其中 {count} 宗没有面积，未计入合计</translation>
  </message>
  <message>
   <source>{count} of them have no area and are not in the sum.</source>
   <translation>其中 {count} 宗没有面积，未计入合计。</translation>
  </message>
  <message>
   <source>{count} of {expected} chosen parcels are no longer current. Refresh the list and choose again.</source>
   <translation>所选 {expected} 宗中有 {count} 宗不是现势宗地，请刷新列表后重新选择。</translation>
  </message>
  <message>
   <source>{count} of {expected} chosen projects are no longer current. Refresh the list and choose again.</source>
   <translation>所选 {expected} 个项目中有 {count} 个已不是现势项目，请刷新列表后重新选择。</translation>
  </message>
  <message>
   <source>{count} parcels are not tagged (first: {first}), there is nothing to withdraw. Leave them out.</source>
   <translation>{count} 宗尚未标记（首宗：{first}），无可撤销，请取消选择。</translation>
  </message>
  <message>
   <source>{count} parcels assessed</source>
   <translation>共识别 {count} 宗</translation>
  </message>
  <message>
   <source>{count} parcels checked against version {version}</source>
   <translation>共套合 {count} 宗，控制线版本 {version}</translation>
  </message>
  <message>
   <source>{count} parcels cross the control line by a thin strip only (boundary error). Treat each as inside or outside where nobody has yet.</source>
   <translation>{count} 宗地仅以细条跨线（边界误差）。尚未处理的，请逐宗确认按线内或线外处理。</translation>
  </message>
  <message>
   <source>{count} parcels have no basis for a tag (first: {first}): no rule hits them. Write the basis, or leave them out.</source>
   <translation>{count} 宗没有标记依据（首宗：{first}）：没有命中规则。请填写依据说明，或取消选择。</translation>
  </message>
  <message>
   <source>{count} parcels tagged ({area}).</source>
   <translation>已标记 {count} 宗（{area}）。</translation>
  </message>
  <message>
   <source>{count} results are new.</source>
   <translation>新结果 {count} 条。</translation>
  </message>
  <message>
   <source>{count} rows that somebody changed since stay as they are.</source>
   <translation>{count} 行之后有人修改，保持不变。</translation>
  </message>
  <message>
   <source>{count} rows, first row {row}: {sentence}</source>
   <translation>{count} 条，首条为第 {row} 行：{sentence}</translation>
  </message>
  <message>
   <source>{count} tags withdrawn ({area}).</source>
   <translation>已撤回 {count} 宗标记（{area}）。</translation>
  </message>
  <message>
   <source>{count} treatments of boundary errors no longer fit and must be given again.</source>
   <translation>{count} 宗边界误差的处理已不适用，须重新确认。</translation>
  </message>
  <message>
   <source>{count} treatments of boundary errors no longer fit and must be given again; they are listed in the summary.</source>
   <translation>{count} 宗边界误差的人工处理已不再适用，须重新确认；清单见摘要。</translation>
  </message>
  <message>
   <source>{count} were so already.</source>
   <translation>{count} 宗原已如此。</translation>
  </message>
  <message>
   <source>{crs} is not a coordinate reference system that can be used. State one by its EPSG code.</source>
   <translation>无法识别坐标系 {crs}，请用 EPSG 代码指明。</translation>
  </message>
  <message>
   <source>{crs}, as the file states; its coordinates agree.</source>
   <translation>坐标系 {crs}：文件所载，与坐标相符。</translation>
  </message>
  <message>
   <source>{crs}, as you say.</source>
   <translation>坐标系 {crs}：按您的选择。</translation>
  </message>
  <message>
   <source>{difference} m² against the registered area</source>
   <translation>与登记面积相差 {difference} m²</translation>
  </message>
  <message>
   <source>{district} is not a district of Jiangmen. Expected: {expected}.</source>
   <translation>{district} 不是江门的县（市、区）；应为：{expected}。</translation>
  </message>
  <message>
   <source>{eligible} of {count} projects are eligible for {amount} yuan together</source>
   <translation>{count} 个项目中 {eligible} 个符合，合计 {amount} 元</translation>
  </message>
  <message>
   <source>{fields} were edited in the workspace since the last import and stay as they are. Let the file win if it is right.</source>
   <translation>{fields}在上次导入后经人工修改，保持不变。如以文件为准，请勾选“以文件为准覆盖人工修改”。</translation>
  </message>
  <message>
   <source>{field} cannot be read: {value}. Enter it again.</source>
   <translation>{field} 无法读取：{value}，请重新填写。</translation>
  </message>
  <message>
   <source>{field} has several values in one file: {values}. Import one version at a time.</source>
   <translation>同一文件中{field}有多个值：{values}；每次只能导入一版。</translation>
  </message>
  <message>
   <source>{field} is in {unit}; it was converted to {expected}.</source>
   <translation>{field} 的单位为 {unit}，已换算为 {expected}。</translation>
  </message>
  <message>
   <source>{field} is missing.</source>
   <translation>缺少{field}。</translation>
  </message>
  <message>
   <source>{field} is missing. Give a value.</source>
   <translation>缺少 {field}，请填写。</translation>
  </message>
  <message>
   <source>{field} is missing; the row means nothing without it.</source>
   <translation>缺少{field}，无法导入该行。</translation>
  </message>
  <message>
   <source>{field} is not a usable polygon ({reason}). Give a polygon with finite coordinates and an area.</source>
   <translation>{field} 不是可用的面（{reason}），应为坐标有限、面积大于零的面。</translation>
  </message>
  <message>
   <source>{field} is not readable as WKT or WKB ({detail}). Correct the geometry.</source>
   <translation>{field} 不是可读的 WKT 或 WKB（{detail}），请更正图形。</translation>
  </message>
  <message>
   <source>{field} is {value}; a date such as 2024-06-30 was expected.</source>
   <translation>{field} 的值为 {value}，应为日期，如 2024-06-30。</translation>
  </message>
  <message>
   <source>{field} is {value}; a decimal number such as 20000.01 was expected.</source>
   <translation>{field} 的值为 {value}，应为十进制数，如 20000.01。</translation>
  </message>
  <message>
   <source>{field} is {value}; a list was expected.</source>
   <translation>{field} 的值为 {value}，应为列表。</translation>
  </message>
  <message>
   <source>{field} is {value}; a mapping of names to values was expected.</source>
   <translation>{field} 的值为 {value}，应为名称与值的对应表。</translation>
  </message>
  <message>
   <source>{field} is {value}; a value in {expected} was expected.</source>
   <translation>{field} 的值为 {value}，应在 {expected} 范围内。</translation>
  </message>
  <message>
   <source>{field} is {value}; it cannot be below zero. Correct it.</source>
   <translation>{field} 的值为 {value}，不能小于零，请更正。</translation>
  </message>
  <message>
   <source>{field} is {value}; it must be after {expected}.</source>
   <translation>{field} 为 {value}，应晚于 {expected}。</translation>
  </message>
  <message>
   <source>{field} is {value}; one of {expected} was expected.</source>
   <translation>{field} 的值为 {value}，应为 {expected} 之一。</translation>
  </message>
  <message>
   <source>{field} is {value}; text was expected.</source>
   <translation>{field} 的值为 {value}，应为文字。</translation>
  </message>
  <message>
   <source>{field} is {value}; true or false was expected.</source>
   <translation>{field} 的值为 {value}，应为 true 或 false。</translation>
  </message>
  <message>
   <source>{field} must be above zero, not {value}. Correct the figure.</source>
   <translation>{field} 应大于零，现为 {value}，请更正。</translation>
  </message>
  <message>
   <source>{field} of the control line is not stated. Enter it.</source>
   <translation>未提供控制线的{field}，请填写。</translation>
  </message>
  <message>
   <source>{field} states the unit {unit}, {expected} was expected; the numbers were taken as {expected}. Check them.</source>
   <translation>{field} 的单位为 {unit}，应为 {expected}；数值按 {expected} 处理，请核对。</translation>
  </message>
  <message>
   <source>{field} {value} already stands in row {first}. Keep one of them.</source>
   <translation>{field} {value} 与第 {first} 行重复，请保留一行。</translation>
  </message>
  <message>
   <source>{field} {value} does not begin with a district of Jiangmen.</source>
   <translation>{field} {value} 的前六位不是江门的县（市、区）。</translation>
  </message>
  <message>
   <source>{field} {value} is old or not of the structure of GB/T 37346.</source>
   <translation>{field} {value} 为旧代码或不符合 GB/T 37346 的结构。</translation>
  </message>
  <message>
   <source>{field} {value}, a hit would be {limit}</source>
   <translation>{field} {value}，命中条件为 {limit}</translation>
  </message>
  <message>
   <source>{field} {value}, above the standard {limit}</source>
   <translation>{field} {value}，高于标准 {limit}</translation>
  </message>
  <message>
   <source>{field} {value}, below the standard {limit}</source>
   <translation>{field} {value}，低于标准 {limit}</translation>
  </message>
  <message>
   <source>{field} {value}, not above the standard {limit}</source>
   <translation>{field} {value}，不高于标准 {limit}</translation>
  </message>
  <message>
   <source>{field} {value}, not below the standard {limit}</source>
   <translation>{field} {value}，不低于标准 {limit}</translation>
  </message>
  <message>
   <source>{field} {value}: the 13th character should be G, J or Z.</source>
   <translation>{field} {value} 的第 13 位应为 G、J 或 Z。</translation>
  </message>
  <message>
   <source>{field} {value}: the 14th character is not a known feature letter.</source>
   <translation>{field} {value} 的第 14 位不是已知的特征码。</translation>
  </message>
  <message>
   <source>{field} {value}: the 20th character should be F, L, Q or W.</source>
   <translation>{field} {value} 的第 20 位应为 F、L、Q 或 W。</translation>
  </message>
  <message>
   <source>{field} {value}: the serial number is 00000.</source>
   <translation>{field} {value} 的顺序号为 00000。</translation>
  </message>
  <message>
   <source>{field}: project {value} stands twice in the list. Keep one row of it.</source>
   <translation>{field}：项目 {value} 在清单中出现两次，请只保留一行。</translation>
  </message>
  <message>
   <source>{field}: the floor areas of the districts add up to {value} m², the project has {expected} m². Correct them.</source>
   <translation>{field}：各区建筑面积合计 {value} 平方米，与项目建筑面积 {expected} 平方米不符，请更正。</translation>
  </message>
  <message>
   <source>{field}: the net land of {value} m² cannot exceed the whole land of {expected} m². Correct one of them.</source>
   <translation>{field}：净用地面积 {value} 平方米不能大于改造土地面积 {expected} 平方米，请更正。</translation>
  </message>
  <message>
   <source>{field}: the reversal of {value} yuan exceeds the {expected} yuan paid so far. Correct the sum.</source>
   <translation>{field}：冲销 {value} 元超过已拨付的 {expected} 元，请更正金额。</translation>
  </message>
  <message>
   <source>{field}: there is no current parcel with the code or map number {value}. Import the parcels first, or correct the list.</source>
   <translation>{field}：没有代码或图斑编号为 {value} 的现势宗地。请先导入宗地或更正清单。</translation>
  </message>
  <message>
   <source>{field}: {count} parcels have the map number {value}. Use the parcel code.</source>
   <translation>{field}：有 {count} 宗宗地的图斑编号为 {value}，请改用宗地代码。</translation>
  </message>
  <message>
   <source>{field}: {reason}</source>
   <translation>{field}：{reason}</translation>
  </message>
  <message>
   <source>{field}: {value} cannot be read.</source>
   <translation>{field}：{value} 无法识别。</translation>
  </message>
  <message>
   <source>{field}: {value} cannot be read; it counts as missing.</source>
   <translation>{field}：{value} 无法识别，按缺失处理。</translation>
  </message>
  <message>
   <source>{field}: {value} is not a sum in whole fen. Enter at most two decimals.</source>
   <translation>{field}：{value} 不是整分金额，最多保留两位小数。</translation>
  </message>
  <message>
   <source>{field}: {value} is out of range.</source>
   <translation>{field}：{value} 超出范围。</translation>
  </message>
  <message>
   <source>{field}: {value} is out of range; it counts as missing.</source>
   <translation>{field}：{value} 超出合理范围，按缺失处理。</translation>
  </message>
  <message>
   <source>{field}: {value} stands twice. Give every parcel its own id.</source>
   <translation>{field}：{value} 重复出现，请给每宗地不同的 id。</translation>
  </message>
  <message>
   <source>{field}: {value} was chosen, but the project has no such figure. Enter it or choose another reading.</source>
   <translation>{field}：选择了 {value}，但项目没有这项数据。请补录数据或改选其他口径。</translation>
  </message>
  <message>
   <source>{files} files: imported {imported} · changed {changed} · refused {refused}</source>
   <translation>{files} 个文件：导入 {imported} · 修正 {changed} · 拒收 {refused}</translation>
  </message>
  <message>
   <source>{files}: stopped because the workspace was closed; import the file again to complete it.</source>
   <translation>{files}：工作库已关闭，导入中止；重新导入该文件即可补全。</translation>
  </message>
  <message>
   <source>{file} cannot be reached any more: {detail}. Check the share or disk and open the workspace again.</source>
   <translation>无法访问 {file}：{detail}。请检查共享盘或磁盘后重新打开工作库。</translation>
  </message>
  <message>
   <source>{file} cannot be read ({detail}). It is damaged, cut off or of another kind; ask for it again.</source>
   <translation>无法读取 {file}（{detail}）：文件损坏、不完整或格式不符，请重新索取。</translation>
  </message>
  <message>
   <source>{file} cannot be written ({detail}). Close it in other programs or choose another folder.</source>
   <translation>无法写入 {file}（{detail}）；请在其他程序中关闭它或换一个文件夹。</translation>
  </message>
  <message>
   <source>{file} changed while it was being read. Nothing was imported; wait until it is complete and import again.</source>
   <translation>读取过程中 {file} 发生了变化，未导入任何内容；请待文件写完后重新导入。</translation>
  </message>
  <message>
   <source>{file} contains no layer or sheet that can be read.</source>
   <translation>{file} 中没有可读取的图层或工作表。</translation>
  </message>
  <message>
   <source>{file} contains no shapefile. Put .shp, .shx and .dbf into the archive.</source>
   <translation>{file} 中没有 shapefile；压缩包内应有 .shp、.shx、.dbf。</translation>
  </message>
  <message>
   <source>{file} contains several shapefiles: {layers}. Unpack it and choose one.</source>
   <translation>{file} 中有多个 shapefile：{layers}；请解压后选择一个。</translation>
  </message>
  <message>
   <source>{file} could not be made ({detail}). Try again, or choose a lower resolution or another format.</source>
   <translation>未能生成 {file}（{detail}）。请重试，或降低分辨率、换一种格式。</translation>
  </message>
  <message>
   <source>{file} could not be used: {detail}.</source>
   <translation>无法使用 {file}：{detail}。</translation>
  </message>
  <message>
   <source>{file} could not be written ({detail}). Close it in other programs or choose another folder.</source>
   <translation>无法写入 {file}（{detail}）。请在其他程序中关闭该文件，或选择其他文件夹。</translation>
  </message>
  <message>
   <source>{file} does not exist. Check the path and choose the file again.</source>
   <translation>找不到 {file}，请检查路径后重新选择。</translation>
  </message>
  <message>
   <source>{file} exists already and is not overwritten; choose another name.</source>
   <translation>{file} 已存在，不会覆盖，请换一个名称。</translation>
  </message>
  <message>
   <source>{file} has no column for {field}. Columns found: {headings}. Name its field.</source>
   <translation>{file} 中没有“{field}”列。已识别到的列：{headings}。请指定对应字段。</translation>
  </message>
  <message>
   <source>{file} has no display copy for the map yet. Open the workspace again.</source>
   <translation>{file} 尚无供地图使用的显示副本。请重新打开工作库。</translation>
  </message>
  <message>
   <source>{file} has no layer {layer}. It has: {layers}.</source>
   <translation>{file} 中没有图层 {layer}；现有：{layers}。</translation>
  </message>
  <message>
   <source>{file} has several layers: {layers}. Choose one.</source>
   <translation>{file} 中有多个图层：{layers}；请选择一个。</translation>
  </message>
  <message>
   <source>{file} is a DWG drawing. Save it as DXF in the CAD program, convert the closed parcel lines to SHP, and import that.</source>
   <translation>{file} 是 DWG 图形；请在 CAD 中另存为 DXF，把闭合的宗地界线转换为 SHP 后再导入。</translation>
  </message>
  <message>
   <source>{file} is a DXF drawing. Open it in QGIS, export the polygons as GeoPackage or SHP with their CRS, and import that.</source>
   <translation>{file} 是 DXF 图形；请在 QGIS 中打开，把面要素连同坐标系导出为 GeoPackage 或 SHP 后再导入。</translation>
  </message>
  <message>
   <source>{file} is a GeoPackage, but not a workspace of this plugin. Import it, or choose a workspace.</source>
   <translation>{file} 是 GeoPackage，但不是本插件的工作库。请用导入功能读取，或选择工作库。</translation>
  </message>
  <message>
   <source>{file} is a demonstration workspace of an older version and cannot be used; create a new one and import again.</source>
   <translation>{file} 是旧版本的演示工作库，不能使用。请新建工作库并重新导入。</translation>
  </message>
  <message>
   <source>{file} is a temporary file that QGIS deletes when it is closed; choose a folder for the workspace, such as one on the office share.</source>
   <translation>{file} 是临时文件，QGIS 关闭时会删除；请为工作库选择文件夹，例如单位共享目录。</translation>
  </message>
  <message>
   <source>{file} is a web page, not a workbook. Open it in Excel and save it as xlsx.</source>
   <translation>{file} 实为网页格式，不是工作簿。请用 Excel 打开并另存为 xlsx。</translation>
  </message>
  <message>
   <source>{file} is a workbook with macros. Save it as xlsx and import that.</source>
   <translation>{file} 是含宏的工作簿；请另存为 xlsx 后再导入。</translation>
  </message>
  <message>
   <source>{file} is a workspace, not a delivery. Export from it first, or choose another file.</source>
   <translation>{file} 是工作库，不是外来数据。请先从中导出，或选择其他文件。</translation>
  </message>
  <message>
   <source>{file} is an Access database. Export its layers from ArcGIS as GDB or SHP, or its tables as xlsx, and import those.</source>
   <translation>{file} 是 Access 数据库；请在 ArcGIS 中把图层导出为 GDB 或 SHP、把表导出为 xlsx 后再导入。</translation>
  </message>
  <message>
   <source>{file} is damaged: {detail}. Restore a backup.</source>
   <translation>{file} 已损坏：{detail}。请恢复备份。</translation>
  </message>
  <message>
   <source>{file} is in use by another QGIS; close it there first.</source>
   <translation>{file} 正被另一个 QGIS 使用，请先在那里关闭。</translation>
  </message>
  <message>
   <source>{file} is in use by another program; nothing was saved. Try again in a moment.</source>
   <translation>{file} 正由其他程序使用，未保存任何内容。请稍后再试。</translation>
  </message>
  <message>
   <source>{file} is in use by {holder} on {machine}; nothing was saved. Try again in a moment.</source>
   <translation>{file} 正由 {holder}（{machine}）使用，未保存任何内容，请稍后重试。</translation>
  </message>
  <message>
   <source>{file} is incomplete: {part} is missing. Copy all files of the shapefile into one folder.</source>
   <translation>{file} 不完整，缺少 {part}；请把该 shapefile 的全部文件放在同一文件夹。</translation>
  </message>
  <message>
   <source>{file} is not a GeoPackage. Choose a workspace file made by this plugin.</source>
   <translation>{file} 不是 GeoPackage 文件，请选择由本插件创建的工作库。</translation>
  </message>
  <message>
   <source>{file} is not a layout template that can be read. Save it again in the layout window of QGIS as a template (.qpt), or take the shipped one.</source>
   <translation>{file} 不是可读的布局模板。请在 QGIS 的布局窗口中另存为模板（.qpt），或改用自带模板。</translation>
  </message>
  <message>
   <source>{file} is not a mapping of this plugin ({detail}). Save the mapping again.</source>
   <translation>{file} 不是本插件的字段对应文件（{detail}）；请重新保存。</translation>
  </message>
  <message>
   <source>{file} is not a readable list of projects ({detail}). Expected is JSON with the key "projects"; save it again as UTF-8.</source>
   <translation>{file} 不是可读的项目清单（{detail}）。应为含“projects”键的 JSON 文件，请另存为 UTF-8 后重试。</translation>
  </message>
  <message>
   <source>{file} is not the file that was being imported ({expected}), or it has changed. Make the unfinished import void first.</source>
   <translation>{file} 不是未完成导入的文件（{expected}）或已变化；请先作废未完成的导入。</translation>
  </message>
  <message>
   <source>{file} is open ({district}, {crs}).</source>
   <translation>{file} 已打开：{district}，{crs}。</translation>
  </message>
  <message>
   <source>{file} is the table of a shapefile. Choose the .shp file beside it, or save the table as xlsx.</source>
   <translation>{file} 是 shapefile 的属性表；请选择同名的 .shp 文件，或把表另存为 xlsx。</translation>
  </message>
  <message>
   <source>{file} is there already. Open it, or choose another folder.</source>
   <translation>{file} 已存在。请直接打开，或另选文件夹。</translation>
  </message>
  <message>
   <source>{file} lacks the columns {expected}. Name the headings like that and import again.</source>
   <translation>{file} 缺少列：{expected}。请按此修改表头后重新导入。</translation>
  </message>
  <message>
   <source>{file} may not be written here ({detail}); nothing was saved.</source>
   <translation>{file} 在此不可写（{detail}），未保存任何内容。</translation>
  </message>
  <message>
   <source>{file} stands in the synchronised folder {folder}, whose program copies files while they are written. Move the workspace to a local disk or an office share.</source>
   <translation>{file} 位于同步文件夹 {folder}，同步软件会在写入时复制文件。请将工作库移到本地磁盘或单位共享盘。</translation>
  </message>
  <message>
   <source>{file} still needs: {topics}.</source>
   <translation>{file} 还缺：{topics}。</translation>
  </message>
  <message>
   <source>{file} was left in the middle of a save and must be repaired by somebody who may write it.</source>
   <translation>{file} 上次保存中途中断，须由有写权限的人员打开一次以修复。</translation>
  </message>
  <message>
   <source>{file} was made by a newer version of the plugin; here it may only be read. Install the newer version to change it.</source>
   <translation>{file} 由更新版本的插件创建，当前只能查看。请升级插件后再修改。</translation>
  </message>
  <message>
   <source>{file} was replaced by another file since it was opened; nothing was saved. Open the workspace again.</source>
   <translation>{file} 打开后已被替换为其他文件，未保存任何内容。请重新打开工作库。</translation>
  </message>
  <message>
   <source>{file}, layer {layer}, states no CRS. Its coordinates are {range}; they fit {candidates}. State the CRS.</source>
   <translation>{file} 的图层 {layer} 没有坐标系信息；坐标范围 {range}，可能是 {candidates}；请指定坐标系。</translation>
  </message>
  <message>
   <source>{file}, layer {layer}, states {crs}, but its coordinates {range} do not lie in Jiangmen then. They fit {candidates}. State the right CRS.</source>
   <translation>{file} 的图层 {layer} 标明坐标系 {crs}，但坐标范围 {range} 不在江门；可能是 {candidates}；请指定正确的坐标系。</translation>
  </message>
  <message>
   <source>{file}, layer {layer}: after the exchange the coordinates {range} do not fit. Import it without exchanging north and east.</source>
   <translation>{file} 的图层 {layer} 交换 X/Y 后坐标 {range} 不合理；请不要交换 X/Y。</translation>
  </message>
  <message>
   <source>{file}, sheet {layer}, has figures, but nothing says of which year. State the year.</source>
   <translation>{file} 的工作表 {layer} 有数据但没有年度；请指定年度。</translation>
  </message>
  <message>
   <source>{file}: {key} must be {expected}. Correct the policy file or take the shipped one.</source>
   <translation>{file}：{key} 应为 {expected}。请更正政策文件，或使用随插件提供的文件。</translation>
  </message>
  <message>
   <source>{file}: {rows} projects, {created} new, {updated} updated, {unchanged} as before, {refused} refused</source>
   <translation>{file}：共 {rows} 个项目，新增 {created}，更新 {updated}，未变 {unchanged}，拒收 {refused}</translation>
  </message>
  <message>
   <source>{file}: {rows} rows read, {imported} imported as they are, {changed} with changes, {refused} refused</source>
   <translation>{file}：读取 {rows} 条，原样导入 {imported} 条，修正后导入 {changed} 条，拒收 {refused} 条</translation>
  </message>
  <message>
   <source>{first} to {last}</source>
   <translation>{first} 至 {last}</translation>
  </message>
  <message>
   <source>{found} is not a district of Jiangmen; expected a code such as 440703, or 440700 for the whole city.</source>
   <translation>{found} 不是江门市的行政区代码；应为 440703 等县（市、区）代码，全市用 440700。</translation>
  </message>
  <message>
   <source>{found} of {given} columns were recognised.</source>
   <translation>{given} 个字段中识别出 {found} 个。</translation>
  </message>
  <message>
   <source>{found} rows of {table} in one batch are too many: split them into batches of at most {expected}.</source>
   <translation>{table} 一批 {found} 行过多，请拆分为每批不超过 {expected} 行。</translation>
  </message>
  <message>
   <source>{groups} groups of {parcels} parcels, {area}</source>
   <translation>共 {groups} 组 {parcels} 宗，{area}</translation>
  </message>
  <message>
   <source>{holder}: {parcels} parcels, {area}, shared boundary {shared} m</source>
   <translation>{holder}：{parcels} 宗，{area}，共有边 {shared} m</translation>
  </message>
  <message>
   <source>{inside}, {outside}; against control line {version}, tolerance {tolerance} ({clause})</source>
   <translation>{inside}，{outside}；对照控制线 {version} 版，容差 {tolerance}（{clause}）</translation>
  </message>
  <message>
   <source>{kilometres} km from the nearest parcel</source>
   <translation>距最近的已有宗地 {kilometres} 公里</translation>
  </message>
  <message>
   <source>{kind} is not a kind of reference layer. Expected one of: {expected}.</source>
   <translation>{kind} 不是参考图层类别；应为：{expected}。</translation>
  </message>
  <message>
   <source>{lines} lines were closed to {polygons} polygons.</source>
   <translation>{lines} 条线已构成 {polygons} 个面。</translation>
  </message>
  <message>
   <source>{metres} m from the nearest parcel</source>
   <translation>距最近的已有宗地 {metres} 米</translation>
  </message>
  <message>
   <source>{name} is also the name of another holder, with or without a number: kept apart. Join them by hand if they are one person.</source>
   <translation>另有同名权利人 {name}，一方有证件号一方没有：未合并。确为同一人时请人工合并。</translation>
  </message>
  <message>
   <source>{package}: {file}, {rows} rows, by {actor} on {machine} at {time}</source>
   <translation>{package}：{file}，{rows} 行，{actor}（电脑 {machine}）于 {time} 导入</translation>
  </message>
  <message>
   <source>{package}: {file}, {rows} rows, unfinished, by {actor} on {machine} at {time}</source>
   <translation>{package}：{file}，{rows} 行，未完成，{actor}（电脑 {machine}）于 {time} 开始</translation>
  </message>
  <message>
   <source>{project}: {status}, {amount} yuan, floor-area ratio {far}</source>
   <translation>{project}：{status}，{amount} 元，容积率 {far}</translation>
  </message>
  <message>
   <source>{rows} areas of the workspace are not in this file; they were left as they are.</source>
   <translation>工作库中有 {rows} 个图斑不在本文件中，已保留原样。</translation>
  </message>
  <message>
   <source>{rows} rows keep their {field}: a derived or default value only fills gaps. Edit them where it should be another.</source>
   <translation>{rows} 行的{field}保持原值：推算值和默认值只填补空缺。需要更改时请直接编辑。</translation>
  </message>
  <message>
   <source>{rows} rows name no district; {district}, that of the workspace, was taken.</source>
   <translation>{rows} 行没有行政区，已采用工作库的行政区 {district}。</translation>
  </message>
  <message>
   <source>{shown} of {total} findings, {open} open</source>
   <translation>显示 {shown} / {total} 条，未处理 {open} 条</translation>
  </message>
  <message>
   <source>{shown} of {total} parcels, {area}</source>
   <translation>显示 {shown} / {total} 宗，{area}</translation>
  </message>
  <message>
   <source>{sign} {outcome}: {count} rules</source>
   <translation>{sign} {outcome}：{count} 条规则</translation>
  </message>
  <message>
   <source>{source} is on another datum than CGCS2000; without official parameters the result may be off by tens of metres. Have the surveyors convert it.</source>
   <translation>{source} 与 CGCS2000 基准不同，没有官方转换参数时可能相差数十米；请由测绘单位转换。</translation>
  </message>
  <message>
   <source>{stale} parcels to be checked again and {unchecked} never checked are not in the areas; the map says so.</source>
   <translation>另有需重算 {stale} 宗、未套合 {unchecked} 宗，未计入面积，图上已注明。</translation>
  </message>
  <message>
   <source>{state} #{number}: {share} of the parcel ({area}). The three-old rules apply then.</source>
   <translation>{state} #{number}：占本宗 {share}（{area}）。适用“三旧”政策。</translation>
  </message>
  <message>
   <source>{state} {count}</source>
   <translation>{state} {count}</translation>
  </message>
  <message>
   <source>{state}, to be reviewed</source>
   <translation>{state}，待复核</translation>
  </message>
  <message>
   <source>{state}: {count} parcels, {area}. Press to see only these.</source>
   <translation>{state}：{count} 宗，{area}。点击只看这些。</translation>
  </message>
  <message>
   <source>{suspected} suspected ({area}), {incomplete} with missing data.</source>
   <translation>疑似低效 {suspected} 宗（{area}），待补充 {incomplete} 宗。</translation>
  </message>
  <message>
   <source>{table} {uuid} is not what log line {seq} says: it was changed outside the plugin. Compare with a backup.</source>
   <translation>{table} {uuid} 与日志第 {seq} 行不符，曾在插件外被改动，请与备份核对。</translation>
  </message>
  <message>
   <source>{table} {uuid} stands in log line {seq} but not in its table: it was deleted outside the plugin. Compare with a backup.</source>
   <translation>{table} {uuid} 见于日志第 {seq} 行，但表中没有，曾在插件外被删除，请与备份核对。</translation>
  </message>
  <message>
   <source>{table} {uuid} was changed by {changed_by} at {changed_at} after you read it; nothing was saved. Look at the new values and decide.</source>
   <translation>{table} {uuid} 已被 {changed_by} 于 {changed_at} 修改，未保存任何内容。请查看最新值后决定。</translation>
  </message>
  <message>
   <source>{tax} 万元/亩 on this parcel</source>
   <translation>本宗亩均 {tax} 万元/亩</translation>
  </message>
  <message>
   <source>{title} (missing)</source>
   <translation>{title}（缺）</translation>
  </message>
  <message>
   <source>{title} …</source>
   <translation>{title}…</translation>
  </message>
  <message>
   <source>{uuid} of the workspace is not what stood there when it was made: it was changed outside the plugin. Compare with a backup.</source>
   <translation>工作库信息 {uuid} 与建库时不同，曾在插件外被改动，请与备份核对。</translation>
  </message>
  <message>
   <source>{value} does not fit column {column} of {table}; expected {expected}.</source>
   <translation>{table} 的列 {column} 不能填写 {value}，应为 {expected}。</translation>
  </message>
  <message>
   <source>{value} is not a credit code of 18 characters.</source>
   <translation>{value} 不是 18 位统一社会信用代码。</translation>
  </message>
  <message>
   <source>{value} stands as parcel code, but is a real-estate unit code of 28 characters: it was kept as that, and its first 19 characters are the parcel code.</source>
   <translation>宗地代码列中的 {value} 是 28 位不动产单元号：已作为不动产单元号保存，并取其前 19 位为宗地代码。</translation>
  </message>
  <message>
   <source>{written} results are new, {flipped} parcels changed class.</source>
   <translation>新结果 {written} 条，{flipped} 宗类别变化。</translation>
  </message>
  <message>
   <source>{years} missing</source>
   <translation>缺 {years} 年</translation>
  </message>
  <message>
   <source>“{reason}” is a bulk save and is not undone here: undo an import with Undo an import, and compute a computed result again.</source>
   <translation>「{reason}」是批量保存，不能在此撤销：导入请用「撤销导入」，计算结果请重新计算。</translation>
  </message>
  <message>
   <source>… and {count} more; export the report</source>
   <translation>……另有 {count} 行，请导出报告查看</translation>
  </message>
  <message>
   <source>… and {count} smaller groups</source>
   <translation>……另有 {count} 个较小的组</translation>
  </message>
  <message>
   <source>⊘ retired {day}: {reason}</source>
   <translation>⊘ {day}移出：{reason}</translation>
  </message>
  <message>
   <source>⚠ The name is missing. Enter the name that your colleagues know: it stands beside every change you make.</source>
   <translation>⚠ 还没有姓名。请填写同事熟悉的姓名，它会写在您的每一次修改旁边。</translation>
  </message>
  <message>
   <source>⚠ {count} of them are not in the list as it is filtered.</source>
   <translation>⚠ 其中 {count} 宗不在当前筛选的列表中。</translation>
  </message>
 </context>
</TS>
