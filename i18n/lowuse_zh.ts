<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>LowUse</name>
  <message>
   <source> (draft)</source>
   <translation>（草案）</translation>
  </message>
  <message>
   <source> (may stay open)</source>
   <translation>（可不补充）</translation>
  </message>
  <message>
   <source> (not taken: {values})</source>
   <translation>（未采用：{values}）</translation>
  </message>
  <message>
   <source> (written with {count} overlaps, {area} m² together)</source>
   <translation>（写入时有 {count} 处与邻宗重叠，共 {area} m²）</translation>
  </message>
  <message>
   <source> Beside that: {further}.</source>
   <translation>另有：{further}。</translation>
  </message>
  <message>
   <source> Example standard, for training only.</source>
   <translation>示例标准，仅供演练。</translation>
  </message>
  <message>
   <source> The new part took over {count} cells of the original ({names} …). Still to be filled in: {missing}, figures of buildings and contract.</source>
   <translation>新宗地承接了原宗地的 {count} 项内容（{names} 等）；{missing}以及建筑、合同数据需另填。</translation>
  </message>
  <message>
   <source> These figures of the original parcel were of the whole; they are empty now and to be filled in anew: {names}.</source>
   <translation>原宗地的{names}原为整宗数据，已清空，需另填。</translation>
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
   <source> {count} overlaps with other parcels remain, {area} m² together.</source>
   <translation>注意：仍有 {count} 处与邻宗重叠，共 {area} m²。</translation>
  </message>
  <message>
   <source>&amp;Basis</source>
   <translation>依据(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Clause</source>
   <translation>条款(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Confirm</source>
   <translation>确认(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Document number …</source>
   <translation>填写文号(&amp;D)…</translation>
  </message>
  <message>
   <source>&amp;New letter …</source>
   <translation>新建函(&amp;N)…</translation>
  </message>
  <message>
   <source>&amp;Opinion</source>
   <translation>意见(&amp;O)</translation>
  </message>
  <message>
   <source>&amp;Primary kind</source>
   <translation>主类型(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Reject</source>
   <translation>否定(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Reset</source>
   <translation>还原(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Save</source>
   <translation>保存(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Set on {count} units</source>
   <translation>写入 {count} 个地块(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Tag {count} as low-efficiency</source>
   <translation>标记 {count} 宗(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Take out …</source>
   <translation>移除(&amp;T)…</translation>
  </message>
  <message>
   <source>&amp;Update the tax per mu</source>
   <translation>更新亩均税收(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Write letter and list …</source>
   <translation>导出函和清单(&amp;W)…</translation>
  </message>
  <message>
   <source>(and {count} more files)</source>
   <translation>（另有 {count} 个文件）</translation>
  </message>
  <message>
   <source>(choose)</source>
   <translation>（请选择）</translation>
  </message>
  <message>
   <source>(counts no more)</source>
   <translation>（已不是现势宗地）</translation>
  </message>
  <message>
   <source>(default)</source>
   <translation>（默认）</translation>
  </message>
  <message>
   <source>(empty)</source>
   <translation>（空）</translation>
  </message>
  <message>
   <source>(example)</source>
   <translation>（示例）</translation>
  </message>
  <message>
   <source>(example, for training only)</source>
   <translation>（示例标准，仅供演练）</translation>
  </message>
  <message>
   <source>(in force)</source>
   <translation>（生效中）</translation>
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
   <source>(not known)</source>
   <translation>（未知）</translation>
  </message>
  <message>
   <source>(not used)</source>
   <translation>（未使用）</translation>
  </message>
  <message>
   <source>(not yet)</source>
   <translation>（未生效）</translation>
  </message>
  <message>
   <source>(over)</source>
   <translation>（已失效）</translation>
  </message>
  <message>
   <source>(see {clauses})</source>
   <translation>（见 {clauses}）</translation>
  </message>
  <message>
   <source>(stays empty)</source>
   <translation>（留空）</translation>
  </message>
  <message>
   <source>(the very day)</source>
   <translation>（恰为当日）</translation>
  </message>
  <message>
   <source>+ Add a row</source>
   <translation>＋ 添加一行</translation>
  </message>
  <message>
   <source>, </source>
   <translation>、</translation>
  </message>
  <message>
   <source>. You can fill in all the same; if you change the same groups, saving lets you choose.</source>
   <translation>。您仍可填写；若改到相同的字段组，保存时会请您选择。</translation>
  </message>
  <message>
   <source>1 layer analysed, {same} of them unchanged.</source>
   <translation>已套合 1 个图层，其中 {same} 个无变化。</translation>
  </message>
  <message>
   <source>1 or 2</source>
   <translation>1 或 2</translation>
  </message>
  <message>
   <source>1 parcel</source>
   <translation>1 宗</translation>
  </message>
  <message>
   <source>1 unit</source>
   <translation>1 个地块</translation>
  </message>
  <message>
   <source>1. A backup is made and kept for good.
2. The tables are changed in one step: all or nothing.
3. Every row and log line is checked before and after.</source>
   <translation>1. 先做备份，长期保留。
2. 一次性改好各表：要么全部完成，要么保持原样。
3. 升级前后逐行检查数据和日志。</translation>
  </message>
  <message>
   <source>13,157 sample parcels to practise with; nothing real can happen</source>
   <translation>用 13,157 宗样例宗地练习，不影响真实数据</translation>
  </message>
  <message>
   <source>19 characters, never used before</source>
   <translation>19 位，不得使用用过的代码</translation>
  </message>
  <message>
   <source>30 mu (registered)</source>
   <translation>30亩核算（登记）</translation>
  </message>
  <message>
   <source>30 mu count for a single project, no merge of parcels is needed, and none helps: these parcels are of several approved projects ({projects}), whose land is not added together.</source>
   <translation>30亩按单个项目计算，无需合并宗地，合并也无济于事：这些宗地分属多个已批准的项目（{projects}），各项目的土地面积不得相加。</translation>
  </message>
  <message>
   <source>30 mu count for a single project, no merge of parcels is needed. Only some of these parcels are of the approved project {projects}; land that comes to it after its approval is shown to the reviewer, with the day.</source>
   <translation>30亩按单个项目计算，无需合并宗地。其中只有部分宗地属于已批准的项目“{projects}”；批准后纳入该项目的土地会连同日期提示复核人。</translation>
  </message>
  <message>
   <source>30 mu count for a single project, no merge of parcels is needed. Where these parcels belong to one approved project, they are above 30 mu without a merge.</source>
   <translation>30亩按单个项目计算，无需合并宗地。这些宗地如属同一个经批准的项目，不合并也已超过30亩。</translation>
  </message>
  <message>
   <source>; checked {count}</source>
   <translation>；已勾选 {count}</translation>
  </message>
  <message>
   <source>; its measurement is certain to ±{area} m²</source>
   <translation>；面积允差 ±{area} m²</translation>
  </message>
  <message>
   <source>; paid {count}, {amount}</source>
   <translation>；已拨付 {count} 个，{amount}</translation>
  </message>
  <message>
   <source>; selected {count}, {area}</source>
   <translation>；选中 {count} 宗，{area}</translation>
  </message>
  <message>
   <source>? not known</source>
   <translation>？未查明</translation>
  </message>
  <message>
   <source>? open</source>
   <translation>? 待补充</translation>
  </message>
  <message>
   <source>? readings differ</source>
   <translation>？口径不一致</translation>
  </message>
  <message>
   <source>? to be decided</source>
   <translation>？待复核</translation>
  </message>
  <message>
   <source>A backup that stands elsewhere</source>
   <translation>存放在别处的备份</translation>
  </message>
  <message>
   <source>A backup was made ({file}), but log and rows of the workspace disagree. Check the workspace and keep the older backups.</source>
   <translation>已备份（{file}），但工作库的日志与数据不一致。请检查工作库，并保留更早的备份。</translation>
  </message>
  <message>
   <source>A case of the kind “{kind}” has no blocks of the direction “{direction}”. Choose 置换, or take these blocks out.</source>
   <translation>“{kind}”案不能有“{direction}”图斑。请改为置换，或去掉这些图斑。</translation>
  </message>
  <message>
   <source>A case that stands at “{state}” cannot be given back to “{to}”.</source>
   <translation>现为“{state}”，不能退回到“{to}”。</translation>
  </message>
  <message>
   <source>A check of this plugin; the document does not name it</source>
   <translation>本插件所设的核对，文件没有写明</translation>
  </message>
  <message>
   <source>A claim at “{state}” can go back to an earlier state only. Choose one of those.</source>
   <translation>处于“{state}”的申请只能退回到更早的步骤。请选择其中之一。</translation>
  </message>
  <message>
   <source>A clause alone is no basis: say in words what the finding is.</source>
   <translation>只有条款不成依据：请写明认定的事实。</translation>
  </message>
  <message>
   <source>A click takes a parcel in or out. A rectangle chooses what it holds; with Shift besides what is chosen, with Ctrl or the right button out of it. Enter or a double click tags, Esc or a right click cancels.</source>
   <translation>单击选中或取消一宗；拖出矩形选取其中的宗地，按住 Shift 加选，按住 Ctrl 或用右键拖动减选。回车或双击标记，Esc 或右击取消。</translation>
  </message>
  <message>
   <source>A colleague changed meanwhile: {groups}. Their lines show how they are now, and what is ticked stays so. Look at them, then propose.</source>
   <translation>同事刚刚修改了：{groups}。这些行已按现状显示，勾选保持不变；请核对后再拟合并。</translation>
  </message>
  <message>
   <source>A colleague changed survey area {area} meanwhile. Close this and open it again.</source>
   <translation>调查区 {area} 已被同事修改。请关闭后重新打开。</translation>
  </message>
  <message>
   <source>A colleague changed the holders of {parcel} since they were shown. Open them anew and enter what is to change.</source>
   <translation>同事已修改 {parcel} 的权利人信息。请重新打开后再填写。</translation>
  </message>
  <message>
   <source>A colleague changed the layer {name} meanwhile. Look at it again before you change it.</source>
   <translation>同事已修改图层“{name}”，请重新查看后再修改。</translation>
  </message>
  <message>
   <source>A colleague changed the parcels: {changes}.</source>
   <translation>同事改动了宗地：{changes}。</translation>
  </message>
  <message>
   <source>A colleague changed these figures meanwhile. Look at them again, then enter yours.</source>
   <translation>其他人刚修改了这组数据。请先查看，再登记您的修改。</translation>
  </message>
  <message>
   <source>A colleague changed this rule meanwhile. Look at it again, then enter yours.</source>
   <translation>其他人刚修改了这条要求。请先查看，再登记您的修改。</translation>
  </message>
  <message>
   <source>A colleague changed unit {unit} meanwhile. Close this and open it again.</source>
   <translation>地块 {unit} 已被同事修改。请关闭后重新打开。</translation>
  </message>
  <message>
   <source>A colleague changed {count} fields in which you entered something.</source>
   <translation>您填写的项中有 {count} 项同事刚改过。</translation>
  </message>
  <message>
   <source>A colleague changed {parcels} in this project meanwhile, and so did you. Nothing was saved: load the values of now, and change these parcels again.</source>
   <translation>同事同时改动了本项目中的 {parcels}，与您的改动冲突。没有保存任何内容：请载入现值，再重新改动这些宗地。</translation>
  </message>
  <message>
   <source>A colleague entered something else since this form was opened: {parcels}. What is typed stays; look at it, then write.</source>
   <translation>打开本表后，同事已填写了不同的内容：{parcels}。已填的内容保留，请核对后再写入。</translation>
  </message>
  <message>
   <source>A colleague gave the project the state {state} meanwhile. Nothing was saved; close this window and look at the project again.</source>
   <translation>同事在此期间已将该项目的状态改为“{state}”。未保存任何内容；请关闭本窗口，重新查看该项目。</translation>
  </message>
  <message>
   <source>A colleague had entered the same already: nothing had to be written.</source>
   <translation>同事已填写了相同的内容，无需写入。</translation>
  </message>
  <message>
   <source>A colleague saved {parcels}; the drawing shows the new boundary.</source>
   <translation>同事已保存 {parcels}，草稿已更新为新的界线。</translation>
  </message>
  <message>
   <source>A condition is not met, whichever way the figures are read.</source>
   <translation>无论按哪种口径，都有条件不满足。</translation>
  </message>
  <message>
   <source>A damaged workspace can be restored from one of its backups.</source>
   <translation>损坏的工作库可以用它的备份恢复。</translation>
  </message>
  <message>
   <source>A day lies too far back or still to come. Check it.</source>
   <translation>有日期过早或尚未到来，请核对。</translation>
  </message>
  <message>
   <source>A draft has no approval. Leave number, authority and day of the approval empty, or do not import it as a draft.</source>
   <translation>草案没有批准信息。请留空批准文号、批准机关和批准日期，或不要作为草案导入。</translation>
  </message>
  <message>
   <source>A draft with the same rules, to change and try</source>
   <translation>复制一份草案，供修改和试算</translation>
  </message>
  <message>
   <source>A file that maps the next delivery of the same supplier.</source>
   <translation>供同一来源下次导入时使用的文件。</translation>
  </message>
  <message>
   <source>A folder of its own, outside the workspace's folder</source>
   <translation>单独的文件夹，不要放在工作库所在文件夹</translation>
  </message>
  <message>
   <source>A gap of {area} between {a} and {b} is wider than the tolerance and is not filled. Have the common boundary surveyed, and correct it by editing the boundaries.</source>
   <translation>{a} 与 {b} 之间的缝隙 {area} 超过容差，不予填补。请对共有界线进行权籍调查，并在编辑边界中改正。</translation>
  </message>
  <message>
   <source>A gap of {area} between {a} and {b} is within the tolerance: their boundaries are laid on each other. Look at the change of each parcel's area.</source>
   <translation>{a} 与 {b} 之间的缝隙 {area} 在容差以内，界线已对齐。请查看各宗地面积的变化。</translation>
  </message>
  <message>
   <source>A gap of {tolerance_m} m is no survey offset but a lane. Enter at most {widest_m} m.</source>
   <translation>{tolerance_m} m 的间距已不是测量误差，而是通道。请填写不超过 {widest_m} m 的数。</translation>
  </message>
  <message>
   <source>A hit says</source>
   <translation>命中用途</translation>
  </message>
  <message>
   <source>A judgement belongs to a merge case. Propose the merge first.</source>
   <translation>判断须记入合并案卷，请先拟合并。</translation>
  </message>
  <message>
   <source>A larger part is never neglected.</source>
   <translation>超过该面积的部分不予忽略。</translation>
  </message>
  <message>
   <source>A layer called {name} is registered already as {kind}; these areas are {wanted}. Give them another name, or retire that layer first.</source>
   <translation>名为 {name} 的图层已登记为{kind}，本次图斑是{wanted}。请改用其他名称，或先停用该图层。</translation>
  </message>
  <message>
   <source>A layer is being edited. Save or stop editing, then switch them off.</source>
   <translation>有图层正在编辑。请先保存或结束编辑，再关闭事务组。</translation>
  </message>
  <message>
   <source>A layer is still being read; the map shows the newest saves as soon as that has ended.</source>
   <translation>有图层正在读取；读取结束后，地图即显示最新保存的内容。</translation>
  </message>
  <message>
   <source>A limit is a plain number above 0 and at most 100, such as 65 or 66.67.</source>
   <translation>下限须为大于0、不超过100的普通数字，如 65 或 66.67。</translation>
  </message>
  <message>
   <source>A line for each finding.</source>
   <translation>每个问题一行。</translation>
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
   <source>A parcel across the line can neither enter nor leave as a whole</source>
   <translation>跨线宗地不能整宗调入或调出</translation>
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
   <source>A parcel of the unit is in the project {project} already.</source>
   <translation>地块中有宗地已在项目 {project} 中。</translation>
  </message>
  <message>
   <source>A parcel with map number {value} exists elsewhere; this row was taken as a new one.</source>
   <translation>图斑编号 {value} 在别处已有，本行按新宗地导入。</translation>
  </message>
  <message>
   <source>A part goes to another right holder: enter the number of the agreement.</source>
   <translation>有分割部分更换了权利人：请填写分割协议编号。</translation>
  </message>
  <message>
   <source>A part up to this share may be neglected.</source>
   <translation>不超过该比例的部分可以忽略。</translation>
  </message>
  <message>
   <source>A payment takes no line back. Choose 冲销 or 追回 for that.</source>
   <translation>拨付不能指明所冲销的一笔。请改用冲销或追回。</translation>
  </message>
  <message>
   <source>A person has to judge this.</source>
   <translation>须人工判断并写明原因。</translation>
  </message>
  <message>
   <source>A person judged against this condition.</source>
   <translation>经人工判断不符合本条件。</translation>
  </message>
  <message>
   <source>A preview writes nothing.</source>
   <translation>预览不写入任何内容。</translation>
  </message>
  <message>
   <source>A retired parcel stands in no list; its data are shown here.</source>
   <translation>历史宗地不在清单中，其资料在此显示。</translation>
  </message>
  <message>
   <source>A reversal takes back one line. Choose which.</source>
   <translation>冲销须指明所冲销的一笔。请选择。</translation>
  </message>
  <message>
   <source>A row of legacy land belongs to another unit than {unit}, so nothing was saved. Open the unit anew and enter it again.</source>
   <translation>有一条历史遗留用地不属于地块 {unit}，未保存任何内容。请重新打开该地块后再录入。</translation>
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
   <source>A rule in force needs document no., clause and first day. Without them it is an example.</source>
   <translation>正式要求须填写文号、条款和生效日期；没有的只能作为示例。</translation>
  </message>
  <message>
   <source>A rule of an identification standard</source>
   <translation>认定标准的一条规则</translation>
  </message>
  <message>
   <source>A save is one step of the history; its rows are those that it changed.</source>
   <translation>一次保存即历史中的一步；行数是这一步改动的行。</translation>
  </message>
  <message>
   <source>A scenario is found again by its name: enter one.</source>
   <translation>情景按名称保存，请填写名称。</translation>
  </message>
  <message>
   <source>A scenario is no calculation: it enters no total and no sheet. Colleagues see it here.</source>
   <translation>情景不是测算结果：不进入任何合计，也不进入任何表格。同事可在此处看到。</translation>
  </message>
  <message>
   <source>A scenario of this project has that name already.</source>
   <translation>本项目已有同名情景。</translation>
  </message>
  <message>
   <source>A shared boundary of {min_shared_m} m must be more than twice the tolerance of {tolerance_m} m, or a corner contact would count. Raise the length or lower the tolerance.</source>
   <translation>最短公共边 {min_shared_m} m 应大于容差 {tolerance_m} m 的两倍，否则角点接触也会算相邻。请增大边长或减小容差。</translation>
  </message>
  <message>
   <source>A small file is written in {ms} ms, as over VPN or Wi-Fi: saves take seconds and colleagues wait. Look only, or work on a terminal server in the office.</source>
   <translation>写一个小文件用 {ms} 毫秒，像是经过 VPN 或无线网络：每次保存要几秒，同事都要等。请只查看，或在办公室的终端服务器上工作。</translation>
  </message>
  <message>
   <source>A small file is written in {ms} ms: fast enough.</source>
   <translation>写一个小文件用 {ms} 毫秒：速度足够。</translation>
  </message>
  <message>
   <source>A small file is written in {ms} ms: saves will take about a second. A wired connection helps.</source>
   <translation>写一个小文件用 {ms} 毫秒：每次保存约需一秒。请改用有线网络。</translation>
  </message>
  <message>
   <source>A standard needs a name. Enter one.</source>
   <translation>认定标准须有名称，请填写。</translation>
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
   <source>A table without geometry: a row for each parcel, layer and class.</source>
   <translation>无图形的表：每宗地、每图层、每分类一行。</translation>
  </message>
  <message>
   <source>A text in force needs its document no. and the day from which it holds. Without them it is an example.</source>
   <translation>正式条文须填写文号和生效日期；没有的，请标为示例。</translation>
  </message>
  <message>
   <source>A text in force needs the number of its document and its first day. Enter both, or mark the text as an example.</source>
   <translation>正式条文须填写文号和生效日期；没有的，请标为示例。</translation>
  </message>
  <message>
   <source>A unit in the state “{state}” cannot be dismissed. An identified one leaves the database by “Remove”, or is returned first.</source>
   <translation>“{state}”的地块不能定为不属低效。已认定的请用“销号”移出，或先退回。</translation>
  </message>
  <message>
   <source>A value that must be given is missing; nothing was saved. ({detail})</source>
   <translation>缺少必填值，未保存任何内容。（{detail}）</translation>
  </message>
  <message>
   <source>A version is compared with another one. Choose two versions.</source>
   <translation>请选择两个不同的版本进行对比。</translation>
  </message>
  <message>
   <source>A version of the control line needs at least one polygon. Draw it, import it, or copy a version.</source>
   <translation>控制线版本至少要有一个面。请绘制、导入，或复制已有版本。</translation>
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
   <source>Accept …</source>
   <translation>采用…</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>竣工验收</translation>
  </message>
  <message>
   <source>Accepted on</source>
   <translation>竣工验收日期</translation>
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
   <source>Action</source>
   <translation>操作</translation>
  </message>
  <message>
   <source>Actions</source>
   <translation>操作</translation>
  </message>
  <message>
   <source>Add &amp;legacy land</source>
   <translation>添加历史遗留用地(&amp;L)</translation>
  </message>
  <message>
   <source>Add chosen parcels</source>
   <translation>加入所选宗地</translation>
  </message>
  <message>
   <source>Add condition</source>
   <translation>增加条件</translation>
  </message>
  <message>
   <source>Add group …</source>
   <translation>增加用地组…</translation>
  </message>
  <message>
   <source>Add rule</source>
   <translation>增加</translation>
  </message>
  <message>
   <source>Add the chosen parcels</source>
   <translation>加入所选宗地</translation>
  </message>
  <message>
   <source>Add the selected parcels</source>
   <translation>加入所选宗地</translation>
  </message>
  <message>
   <source>Add the {count} chosen parcels</source>
   <translation>加入选中的 {count} 宗地</translation>
  </message>
  <message>
   <source>Add to the project …</source>
   <translation>加入项目…</translation>
  </message>
  <message>
   <source>Add what</source>
   <translation>添加为</translation>
  </message>
  <message>
   <source>Added (m²)</source>
   <translation>新增（m²）</translation>
  </message>
  <message>
   <source>Added ground</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>Added to the line</source>
   <translation>新增范围</translation>
  </message>
  <message>
   <source>Added {added}, removed {removed}, of another level {level}.</source>
   <translation>新增 {added}，减少 {removed}，级别变化 {level}。</translation>
  </message>
  <message>
   <source>Adding up the check</source>
   <translation>正在汇总套合结果</translation>
  </message>
  <message>
   <source>Adding up the overlays</source>
   <translation>正在汇总套合结果</translation>
  </message>
  <message>
   <source>Adding up the units</source>
   <translation>正在汇总地块</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>地址</translation>
  </message>
  <message>
   <source>Adjustment ledger of the control line</source>
   <translation>工业用地控制线调整台账</translation>
  </message>
  <message>
   <source>Adjustment ledger …</source>
   <translation>控制线调整台账…</translation>
  </message>
  <message>
   <source>Adjustment {case} saved.</source>
   <translation>已保存控制线调整“{case}”。</translation>
  </message>
  <message>
   <source>Adjustment, m²</source>
   <translation>平差数 m²</translation>
  </message>
  <message>
   <source>Adopt</source>
   <translation>采用</translation>
  </message>
  <message>
   <source>Adopt for {count} projects</source>
   <translation>采用于 {count} 个项目</translation>
  </message>
  <message>
   <source>Adopt “{title}”</source>
   <translation>采用“{title}”</translation>
  </message>
  <message>
   <source>Adopt …</source>
   <translation>采用…</translation>
  </message>
  <message>
   <source>Adopted on {day} by {person}, basis: {basis}</source>
   <translation>{day} 由 {person} 采用，依据：{basis}</translation>
  </message>
  <message>
   <source>Adopting the standard</source>
   <translation>正在采用认定标准</translation>
  </message>
  <message>
   <source>Affected parcels</source>
   <translation>受影响宗地</translation>
  </message>
  <message>
   <source>After</source>
   <translation>变更后</translation>
  </message>
  <message>
   <source>After the adjustment</source>
   <translation>调整后</translation>
  </message>
  <message>
   <source>Afterwards colleagues with an older plugin can only read the workspace: let them install this version first.</source>
   <translation>升级后，使用旧版插件的同事只能查看：请先让他们安装本版本。</translation>
  </message>
  <message>
   <source>Against it: {departments}. Send the claim back with the reason, or settle it with them.</source>
   <translation>不同意的部门：{departments}。请写明理由退回，或与其协商一致。</translation>
  </message>
  <message>
   <source>Against the stored results: ▲ {newly} newly ({newly_area}), ▽ {gone} no longer ({gone_area}).</source>
   <translation>与现有结果相比：▲ 新增疑似 {newly} 宗（{newly_area}），▽ 不再疑似 {gone} 宗（{gone_area}）。</translation>
  </message>
  <message>
   <source>Agenda item</source>
   <translation>议题号</translation>
  </message>
  <message>
   <source>Agreement of both parties, or approval</source>
   <translation>双方分割协议或批复文号</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>All as usual</source>
   <translation>全部恢复默认</translation>
  </message>
  <message>
   <source>All batches when it is left empty.</source>
   <translation>不填为全部批次。</translation>
  </message>
  <message>
   <source>All calculations: {count}</source>
   <translation>历次测算：{count} 次</translation>
  </message>
  <message>
   <source>All changes of this line: codes, day, document, person, area</source>
   <translation>本条沿革的全部变更：代码、日期、文号、经办人、面积</translation>
  </message>
  <message>
   <source>All days</source>
   <translation>不限日期</translation>
  </message>
  <message>
   <source>All districts</source>
   <translation>全部区县</translation>
  </message>
  <message>
   <source>All fields</source>
   <translation>全选</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <source>All merges with their states, steps, judgements and papers</source>
   <translation>全部合并案卷：状态、办理记录、判断和材料</translation>
  </message>
  <message>
   <source>All of them need {needed}: {short} too much.</source>
   <translation>全部安排需 {needed}，缺 {short}。</translation>
  </message>
  <message>
   <source>All parcels</source>
   <translation>全部宗地</translation>
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
   <source>All parcels of the workspace</source>
   <translation>工作库全部宗地</translation>
  </message>
  <message>
   <source>All parcels share boundaries.</source>
   <translation>各宗地相邻且连成一片。</translation>
  </message>
  <message>
   <source>All parts are new parcels, the old one is retired</source>
   <translation>全部作为新宗地，原宗地停用</translation>
  </message>
  <message>
   <source>All projects: by year, district and fund; forecast, cap, xlsx</source>
   <translation>全部项目：按年度、行政区、资金来源汇总，预测、限额、导出 xlsx</translation>
  </message>
  <message>
   <source>All received</source>
   <translation>全部已收</translation>
  </message>
  <message>
   <source>All samples under the heading of the chosen one become texts of the office, still marked as examples; then change them to what is decided</source>
   <translation>把所选管理事项下的全部示例转为本单位条文，仍标为示例，再按正式文本修改</translation>
  </message>
  <message>
   <source>All states</source>
   <translation>全部状态</translation>
  </message>
  <message>
   <source>All steps as algorithms</source>
   <translation>全部步骤（处理算法）</translation>
  </message>
  <message>
   <source>All subjects</source>
   <translation>所有事项</translation>
  </message>
  <message>
   <source>All texts …</source>
   <translation>全部条文…</translation>
  </message>
  <message>
   <source>All that is saved by now.</source>
   <translation>统计目前已保存的全部内容。</translation>
  </message>
  <message>
   <source>All that stands there already; nothing was written.</source>
   <translation>内容与已保存的相同，未写入。</translation>
  </message>
  <message>
   <source>All that was practised in the training workspace is thrown away. Go on?</source>
   <translation>演练库中练习的全部内容将被清除，是否继续？</translation>
  </message>
  <message>
   <source>All years</source>
   <translation>全部年度</translation>
  </message>
  <message>
   <source>All {count} parcels</source>
   <translation>全部 {count} 宗</translation>
  </message>
  <message>
   <source>All {count} parcels; at most {days} working day(s) old.</source>
   <translation>全部 {count} 宗同一查询，查询日期距登簿日期不得超过 {days} 个工作日。</translation>
  </message>
  <message>
   <source>Allowed words</source>
   <translation>取值</translation>
  </message>
  <message>
   <source>Already in project {names}.</source>
   <translation>已在项目中：{names}。</translation>
  </message>
  <message>
   <source>Also the fields on which all parcels say the same, or nothing</source>
   <translation>也列出各宗地一致或都未填写的字段</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>金额</translation>
  </message>
  <message>
   <source>Amount (10,000 yuan)</source>
   <translation>奖补金额（万元）</translation>
  </message>
  <message>
   <source>Amount (yuan)</source>
   <translation>金额（元）</translation>
  </message>
  <message>
   <source>Amount before</source>
   <translation>原金额</translation>
  </message>
  <message>
   <source>Amount now</source>
   <translation>新金额</translation>
  </message>
  <message>
   <source>Amount over the floor area ratio</source>
   <translation>奖补金额随容积率的变化</translation>
  </message>
  <message>
   <source>Amount, difference</source>
   <translation>金额、差额</translation>
  </message>
  <message>
   <source>An acceptance has no document number. Enter it in the project: kind, number and day prove the acceptance.</source>
   <translation>有验收文件未填文号。请在项目中补填：验收文件的种类、文号、日期三项才能证明竣工验收。</translation>
  </message>
  <message>
   <source>An acceptance is dated before the approval of the plan. Check both days.</source>
   <translation>竣工验收日期早于改造方案批复日期，请核对两个日期。</translation>
  </message>
  <message>
   <source>An approval is known by the number of its document. Enter it as it stands there.</source>
   <translation>批准以文号为凭。请按批文填写批准文号。</translation>
  </message>
  <message>
   <source>An approved version is not changed any more.</source>
   <translation>批准后的版本不再修改。</translation>
  </message>
  <message>
   <source>An approved version is not changed any more: a new one takes its place.</source>
   <translation>已批准的版本不再修改，由新版本取代。</translation>
  </message>
  <message>
   <source>An import that was undone cannot be brought back: import the file again.</source>
   <translation>已撤销的导入不能找回，请重新导入该文件。</translation>
  </message>
  <message>
   <source>An import that was undone is not brought back. Import {file} again.</source>
   <translation>已撤销的导入不能找回，请重新导入 {file}。</translation>
  </message>
  <message>
   <source>An input layer of parcels needs a layer of control lines beside it.</source>
   <translation>输入宗地图层时，还需要给出控制线图层。</translation>
  </message>
  <message>
   <source>An overlay analysis is running. Wait until it has ended, or cancel it.</source>
   <translation>套合分析正在进行。请等它结束，或先取消。</translation>
  </message>
  <message>
   <source>An overlay analysis only computes what lies on what; it is not undone. If a layer or a parcel is wrong, undo or correct that and run the analysis again.</source>
   <translation>套合分析只计算叠压情况，不能撤销。如图层或宗地有误，请撤销或更正后重新套合。</translation>
  </message>
  <message>
   <source>Analyse anew</source>
   <translation>重新套合</translation>
  </message>
  <message>
   <source>Analyse this parcel</source>
   <translation>套合该宗地</translation>
  </message>
  <message>
   <source>Analysed</source>
   <translation>套合日期</translation>
  </message>
  <message>
   <source>Analysed by</source>
   <translation>套合人</translation>
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
   <source>Another layer is called {name} already. Choose another name, or retire that layer first.</source>
   <translation>已有名为“{name}”的图层，请另取名称，或先作废该图层。</translation>
  </message>
  <message>
   <source>Another program keeps the file open for editing (WAL mode). Nobody should save until it is closed there; then open the workspace again.</source>
   <translation>有其他程序正在编辑这个文件（WAL 模式）。请先在那个程序中关闭，再重新打开工作库，在此之前不要保存。</translation>
  </message>
  <message>
   <source>Another program keeps {file} open for editing; close the layers of this file there, then open the workspace again.</source>
   <translation>其他程序正在编辑 {file}，请在该程序中关闭其图层后重新打开工作库。</translation>
  </message>
  <message>
   <source>Another workspace has a drawing that is not written. Write or discard it.</source>
   <translation>另一工作库的界线草稿尚未写入，请先写入或放弃。</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>答复</translation>
  </message>
  <message>
   <source>Answer imported: {imported} rows taken, {refused} refused.</source>
   <translation>回复已导入：接收 {imported} 行，拒收 {refused} 行。</translation>
  </message>
  <message>
   <source>Answer of the tax office</source>
   <translation>税务部门的回复</translation>
  </message>
  <message>
   <source>Answered</source>
   <translation>已回复</translation>
  </message>
  <message>
   <source>Applicant</source>
   <translation>申请人</translation>
  </message>
  <message>
   <source>Application accepted</source>
   <translation>受理申请</translation>
  </message>
  <message>
   <source>Application and decision</source>
   <translation>申请和决定</translation>
  </message>
  <message>
   <source>Application for a merge (Word)</source>
   <translation>宗地合并申请表（Word）</translation>
  </message>
  <message>
   <source>Application for the merge that is looked at (Word) …</source>
   <translation>当前合并的申请表（Word）…</translation>
  </message>
  <message>
   <source>Application no.</source>
   <translation>申请文号</translation>
  </message>
  <message>
   <source>Application of {case}</source>
   <translation>{case} 申请信息</translation>
  </message>
  <message>
   <source>Application taken in</source>
   <translation>受理</translation>
  </message>
  <message>
   <source>Application …</source>
   <translation>申请信息…</translation>
  </message>
  <message>
   <source>Applied on</source>
   <translation>申请日期</translation>
  </message>
  <message>
   <source>Applies a rule set to every parcel and proposes candidates.</source>
   <translation>对每宗地按认定标准逐条判断，提出疑似低效用地。</translation>
  </message>
  <message>
   <source>Applies an identification standard to every parcel. A parcel is suspected when a rule hits, incomplete when no rule hits and data is missing for one, and not suspected otherwise: missing data is never a no. A proposal is not a tag; a person decides. Further findings such as suspected idle land stand in outputs and never count as low-efficiency; flags name what a person has to confirm.

With a workspace, tax figures of the enterprises count and the results are kept there with rule set and day. Without one, give a layer; its fields are recognised by national code, Chinese title or English name, and rules on taxes stay incomplete.

The shipped rule set is an example for training and no official standard.</source>
   <translation>对每宗用地套用认定标准。有规则命中的为疑似低效；没有命中而有规则缺少数据的为待补充；其余为未见低效：缺少数据从不当作“否”。识别结果不是标记，由人决定。疑似闲置等其他判断写入 outputs，从不计入低效；flags 写明需要人工确认的事项。

用工作库时计入企业税收，结果连同标准和日期存入工作库。不用工作库时给出图层，按国家代码、中文名称或英文名识别字段，有关税收的规则保持待补充。

随插件提供的标准是演练示例，不是正式标准。</translation>
  </message>
  <message>
   <source>Approval</source>
   <translation>审批</translation>
  </message>
  <message>
   <source>Approval no.</source>
   <translation>审定文号</translation>
  </message>
  <message>
   <source>Approval number</source>
   <translation>批准文号</translation>
  </message>
  <message>
   <source>Approval number *</source>
   <translation>批准文号 *</translation>
  </message>
  <message>
   <source>Approve</source>
   <translation>批准</translation>
  </message>
  <message>
   <source>Approve the newer one …</source>
   <translation>批准较新的版本…</translation>
  </message>
  <message>
   <source>Approve version {version}</source>
   <translation>批准控制线版本 {version}</translation>
  </message>
  <message>
   <source>Approve …</source>
   <translation>批准…</translation>
  </message>
  <message>
   <source>Approved</source>
   <translation>审定</translation>
  </message>
  <message>
   <source>Approved amount</source>
   <translation>审定金额</translation>
  </message>
  <message>
   <source>Approved by</source>
   <translation>批准机关</translation>
  </message>
  <message>
   <source>Approved by *</source>
   <translation>批准机关 *</translation>
  </message>
  <message>
   <source>Approved case</source>
   <translation>已批准</translation>
  </message>
  <message>
   <source>Approved on</source>
   <translation>批准日期</translation>
  </message>
  <message>
   <source>Approved on *</source>
   <translation>批准日期 *</translation>
  </message>
  <message>
   <source>Approved, not in force today</source>
   <translation>已批准，今日不生效</translation>
  </message>
  <message>
   <source>Are {a} and {b} one holder? {parcels} neighbouring parcels depend on it: {why}.</source>
   <translation>“{a}”与“{b}”是否同一权利人？涉及相邻宗地 {parcels} 宗：{why}。请核实。</translation>
  </message>
  <message>
   <source>Area</source>
   <translation>面积</translation>
  </message>
  <message>
   <source>Area (mu)</source>
   <translation>面积（亩）</translation>
  </message>
  <message>
   <source>Area (m²)</source>
   <translation>面积（m²）</translation>
  </message>
  <message>
   <source>Area adjustment</source>
   <translation>面积平差</translation>
  </message>
  <message>
   <source>Area inside {inside}, outside {outside}; {errors} boundary errors, {slivers} slivers</source>
   <translation>线内面积 {inside}，线外面积 {outside}；边界误差 {errors} 宗，细部 {slivers} 宗</translation>
  </message>
  <message>
   <source>Area of the cadastral survey</source>
   <translation>权籍调查面积</translation>
  </message>
  <message>
   <source>Area of the new outline (m²)</source>
   <translation>合并图形面积（m²）</translation>
  </message>
  <message>
   <source>Area reconciliation</source>
   <translation>面积核对</translation>
  </message>
  <message>
   <source>Area used</source>
   <translation>面积依据</translation>
  </message>
  <message>
   <source>Area, after (m²)</source>
   <translation>新面积（m²）</translation>
  </message>
  <message>
   <source>Area, before (m²)</source>
   <translation>原面积（m²）</translation>
  </message>
  <message>
   <source>Area, the first that is known</source>
   <translation>面积依据：按顺序取第一个有数的</translation>
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
   <source>Areas in the plane of</source>
   <translation>面积坐标系</translation>
  </message>
  <message>
   <source>As before in the workspace</source>
   <translation>工作库中未变</translation>
  </message>
  <message>
   <source>As in the stored calculation.</source>
   <translation>与已保存的测算一致。</translation>
  </message>
  <message>
   <source>As it is to be saved</source>
   <translation>拟保存内容</translation>
  </message>
  <message>
   <source>As it is to stand in the log, such as 张三</source>
   <translation>写入日志的姓名，如：张三</translation>
  </message>
  <message>
   <source>As it stands on the certificate</source>
   <translation>按权属证书填写</translation>
  </message>
  <message>
   <source>As it stands on the voucher</source>
   <translation>按凭证填写</translation>
  </message>
  <message>
   <source>As it was</source>
   <translation>恢复后</translation>
  </message>
  <message>
   <source>As of</source>
   <translation>截至</translation>
  </message>
  <message>
   <source>As of *</source>
   <translation>数据时点 *</translation>
  </message>
  <message>
   <source>As the list is filtered</source>
   <translation>按列表筛选</translation>
  </message>
  <message>
   <source>As the report states it</source>
   <translation>以调查报告为准</translation>
  </message>
  <message>
   <source>Asked</source>
   <translation>所需</translation>
  </message>
  <message>
   <source>Asked for where a part goes to another right holder; it stands in the lineage</source>
   <translation>分割部分更换权利人时必填；写入宗地沿革</translation>
  </message>
  <message>
   <source>Asked for where the version comes without its whole approval: the one before ends on its first day, or both stay in force and nothing can be checked.</source>
   <translation>版本没有完整批准信息时须选择：之前的版本自本版本生效之日起失效，或两个版本同时有效（无法检查）。</translation>
  </message>
  <message>
   <source>Assessed parcels</source>
   <translation>识别结果</translation>
  </message>
  <message>
   <source>Assign the units</source>
   <translation>归入地块</translation>
  </message>
  <message>
   <source>Assign the units when all are there.</source>
   <translation>调查区齐全后请点“归入地块”。</translation>
  </message>
  <message>
   <source>Assigning units to survey areas</source>
   <translation>地块归入调查区</translation>
  </message>
  <message>
   <source>At least</source>
   <translation>不低于</translation>
  </message>
  <message>
   <source>At least *</source>
   <translation>不低于 *</translation>
  </message>
  <message>
   <source>At least two parcels are needed.</source>
   <translation>须有两宗及以上宗地。</translation>
  </message>
  <message>
   <source>At opening a save was found that had been broken off or was under way; it was brought to an end. Nothing that was acknowledged is lost.</source>
   <translation>打开时发现一次中断的或正在进行的保存，已经处理好。已确认的保存没有丢失。</translation>
  </message>
  <message>
   <source>At opening the file was in the mode of another program (WAL); it was set back.</source>
   <translation>打开时文件处于其他程序留下的 WAL 模式，已改回。</translation>
  </message>
  <message>
   <source>At the last step</source>
   <translation>最近一次办理时</translation>
  </message>
  <message>
   <source>At which stage the conditions are looked at; a case has the stage of its next step</source>
   <translation>按哪个阶段核对条件；已办理的按下一步的阶段</translation>
  </message>
  <message>
   <source>At work just now: {people}. Ask them to save or close first.</source>
   <translation>正在编辑：{people}。请先通知保存或关闭。</translation>
  </message>
  <message>
   <source>At {moment} there was no workspace yet: it was made at {made}. Choose a later moment.</source>
   <translation>{moment} 还没有这个工作库，它建于 {made}。请选更晚的时间。</translation>
  </message>
  <message>
   <source>Authority</source>
   <translation>审批机关</translation>
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
   <source>Back to</source>
   <translation>退回到</translation>
  </message>
  <message>
   <source>Back to editing</source>
   <translation>返回继续编辑</translation>
  </message>
  <message>
   <source>Back to the newest</source>
   <translation>回到最新一次</translation>
  </message>
  <message>
   <source>Back to the rule</source>
   <translation>恢复规则</translation>
  </message>
  <message>
   <source>Back to the shipped rules</source>
   <translation>恢复默认规则</translation>
  </message>
  <message>
   <source>Back to the workspace</source>
   <translation>恢复为工作库数据</translation>
  </message>
  <message>
   <source>Back to {value}</source>
   <translation>恢复为 {value}</translation>
  </message>
  <message>
   <source>Back up now</source>
   <translation>立即备份</translation>
  </message>
  <message>
   <source>Back up workspace</source>
   <translation>备份工作库</translation>
  </message>
  <message>
   <source>Back up, restore a backup, check whether the file is sound</source>
   <translation>备份、恢复备份、检查文件是否完好</translation>
  </message>
  <message>
   <source>Backed up and checked: {file}</source>
   <translation>已备份并检查：{file}</translation>
  </message>
  <message>
   <source>Backing up</source>
   <translation>正在备份</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>备份</translation>
  </message>
  <message>
   <source>Backup (*.gpkg)</source>
   <translation>备份 (*.gpkg)</translation>
  </message>
  <message>
   <source>Backup and check</source>
   <translation>备份与检查</translation>
  </message>
  <message>
   <source>Backup and check …</source>
   <translation>备份与检查…</translation>
  </message>
  <message>
   <source>Backup of the state before: {file}</source>
   <translation>升级前状态的备份：{file}</translation>
  </message>
  <message>
   <source>Backup: {path} (log line {seq})</source>
   <translation>备份：{path}（日志第 {seq} 条）</translation>
  </message>
  <message>
   <source>Balance</source>
   <translation>占补平衡</translation>
  </message>
  <message>
   <source>Based on</source>
   <translation>所依据版本</translation>
  </message>
  <message>
   <source>Bases by rules ({count}): {rules}</source>
   <translation>规则依据 {count} 条：{rules}</translation>
  </message>
  <message>
   <source>Bases by rules: {rules}</source>
   <translation>规则依据：{rules}</translation>
  </message>
  <message>
   <source>Basis: {document}</source>
   <translation>依据：{document}</translation>
  </message>
  <message>
   <source>Batc&amp;h</source>
   <translation>批次(&amp;H)</translation>
  </message>
  <message>
   <source>Batch</source>
   <translation>批次</translation>
  </message>
  <message>
   <source>Batch (optional)</source>
   <translation>批次（可不填）</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>变更前</translation>
  </message>
  <message>
   <source>Before (m²)</source>
   <translation>改前（m²）</translation>
  </message>
  <message>
   <source>Before and after of a merge (Excel)</source>
   <translation>合并前后对照表（Excel）</translation>
  </message>
  <message>
   <source>Before and after of a merge (Word)</source>
   <translation>合并前后对照表（Word）</translation>
  </message>
  <message>
   <source>Before and after of the merge that is looked at (Word) …</source>
   <translation>当前合并的前后对照表（Word）…</translation>
  </message>
  <message>
   <source>Before the adjustment</source>
   <translation>调整前</translation>
  </message>
  <message>
   <source>Before “{state}” this has to be mended:</source>
   <translation>进入“{state}”之前需要处理：</translation>
  </message>
  <message>
   <source>Begin a case …</source>
   <translation>办理合并…</translation>
  </message>
  <message>
   <source>Begin a project with these parcels; nothing is saved before you save the form</source>
   <translation>用这些宗地新建项目；保存表单之前不写入任何内容</translation>
  </message>
  <message>
   <source>Begin with the blocks of</source>
   <translation>起始版本</translation>
  </message>
  <message>
   <source>Beginnings of industry codes, such as 25 373</source>
   <translation>国民经济行业代码开头，如 25 373</translation>
  </message>
  <message>
   <source>Begins a merge case of each group, all in one save</source>
   <translation>每组建立一个合并案卷，一次保存</translation>
  </message>
  <message>
   <source>Begins a merge case of the parcels that are chosen in a list or on the map</source>
   <translation>以列表或地图上所选宗地拟合并</translation>
  </message>
  <message>
   <source>Begins a merge case of these parcels; they stay as they are until registered</source>
   <translation>以这些宗地拟合并，登记前宗地保持不变</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>拟订</translation>
  </message>
  <message>
   <source>Beside the workspace stand files of a save or of another program ({files}). Close the file in other programs; do not delete these files by hand.</source>
   <translation>工作库旁边有保存或其他程序留下的文件（{files}）。请在其他程序中关闭工作库；不要手工删除这些文件。</translation>
  </message>
  <message>
   <source>Besides the parcel numbers there is no column that can be changed.</source>
   <translation>除宗地编号外，没有可修改的列。</translation>
  </message>
  <message>
   <source>Between</source>
   <translation>宗地之间</translation>
  </message>
  <message>
   <source>Between {parcel} and {other} a gap of {area_m2} m² has come. Snap the boundary points to each other, or leave the gap if the land lies so.</source>
   <translation>{parcel} 与 {other} 之间新出现缝隙 {area_m2} m²。请捕捉重合界址点；确有间隔的可以保留。</translation>
  </message>
  <message>
   <source>Between {parcel} and {other} there is a gap of {area_m2} m²; it was there before.</source>
   <translation>{parcel} 与 {other} 之间有缝隙 {area_m2} m²，编辑之前已存在。</translation>
  </message>
  <message>
   <source>Beyond registered (m²)</source>
   <translation>与登记差（m²）</translation>
  </message>
  <message>
   <source>Block</source>
   <translation>区块</translation>
  </message>
  <message>
   <source>Block name</source>
   <translation>区块名称</translation>
  </message>
  <message>
   <source>Block no.</source>
   <translation>区块编号</translation>
  </message>
  <message>
   <source>Blocks</source>
   <translation>区块数</translation>
  </message>
  <message>
   <source>Book</source>
   <translation>登记</translation>
  </message>
  <message>
   <source>Booked for {project}: {lines}</source>
   <translation>{project}已登记：{lines}</translation>
  </message>
  <message>
   <source>Booking for {project}</source>
   <translation>正在为{project}登记</translation>
  </message>
  <message>
   <source>Borne by districts</source>
   <translation>区级实际负担</translation>
  </message>
  <message>
   <source>Boundary</source>
   <translation>项目范围</translation>
  </message>
  <message>
   <source>Boundary adjusted</source>
   <translation>界址调整</translation>
  </message>
  <message>
   <source>Boundary errors</source>
   <translation>边界误差</translation>
  </message>
  <message>
   <source>Boundary errors …</source>
   <translation>边界误差…</translation>
  </message>
  <message>
   <source>Boundary errors: count what crosses by a thin strip as inside or outside</source>
   <translation>边界误差：将仅以窄条跨线的宗地按线内或线外计</translation>
  </message>
  <message>
   <source>Boundary points</source>
   <translation>界址点数</translation>
  </message>
  <message>
   <source>Boundary points (*.txt *.dat)</source>
   <translation>界址点坐标 (*.txt *.dat)</translation>
  </message>
  <message>
   <source>Boundary points after</source>
   <translation>合并后界址点数</translation>
  </message>
  <message>
   <source>Boundary points as surveyors deliver them: 界址点坐标 TXT</source>
   <translation>测绘单位提供的界址点坐标 TXT</translation>
  </message>
  <message>
   <source>Boundary points before, in all</source>
   <translation>合并前界址点数合计</translation>
  </message>
  <message>
   <source>Bring back</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Build the expression with the list of fields and functions</source>
   <translation>从字段和函数列表中编写表达式</translation>
  </message>
  <message>
   <source>Bulk change</source>
   <translation>批量修改</translation>
  </message>
  <message>
   <source>Bulk change …</source>
   <translation>批量修改…</translation>
  </message>
  <message>
   <source>By</source>
   <translation>汇总方式</translation>
  </message>
  <message>
   <source>By level</source>
   <translation>分级线内</translation>
  </message>
  <message>
   <source>By number where there is one, else by name; brackets and width do not matter</source>
   <translation>有证件号的按证件号，没有的按名称；括号和全半角不影响</translation>
  </message>
  <message>
   <source>By the newest calculation the project is not eligible: see “Result”.</source>
   <translation>按最新测算，本项目不符合奖补条件，见“结果”。</translation>
  </message>
  <message>
   <source>By which rule the new parcel gets this field</source>
   <translation>合并后此字段按什么规则取值</translation>
  </message>
  <message>
   <source>By which rules fields get their values; an office can have its own</source>
   <translation>各字段如何取值；本单位可自定规则</translation>
  </message>
  <message>
   <source>By which rules the new parcel gets its values; an office can have its own</source>
   <translation>合并后宗地各字段如何取值；本单位可自定规则</translation>
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
   <source>Cadastral survey</source>
   <translation>权籍调查</translation>
  </message>
  <message>
   <source>Calculate</source>
   <translation>测算</translation>
  </message>
  <message>
   <source>Calculate again</source>
   <translation>重新测算</translation>
  </message>
  <message>
   <source>Calculate all</source>
   <translation>测算全部项目</translation>
  </message>
  <message>
   <source>Calculate and keep the result with every figure that it rests on</source>
   <translation>测算并连同所依据的全部数据保存结果</translation>
  </message>
  <message>
   <source>Calculate so</source>
   <translation>按此测算</translation>
  </message>
  <message>
   <source>Calculate the subsidy</source>
   <translation>奖补测算</translation>
  </message>
  <message>
   <source>Calculate the worked cases and compare with what they expect</source>
   <translation>计算标准算例，与预期结果比较</translation>
  </message>
  <message>
   <source>Calculate these projects under another policy pack, side by side</source>
   <translation>按另一政策包测算这些项目，新旧对照</translation>
  </message>
  <message>
   <source>Calculate this</source>
   <translation>测算本项目</translation>
  </message>
  <message>
   <source>Calculate {count}</source>
   <translation>测算勾选的 {count} 个</translation>
  </message>
  <message>
   <source>Calculated</source>
   <translation>测算</translation>
  </message>
  <message>
   <source>Calculated amount</source>
   <translation>测算金额</translation>
  </message>
  <message>
   <source>Calculated as if it were {day}.</source>
   <translation>按 {day} 当日测算。</translation>
  </message>
  <message>
   <source>Calculated by</source>
   <translation>测算人</translation>
  </message>
  <message>
   <source>Calculated for {day}; {changed} of {total} projects differ.</source>
   <translation>测算日期 {day}；{total} 个项目中 {changed} 个有变化。</translation>
  </message>
  <message>
   <source>Calculated with</source>
   <translation>测算依据</translation>
  </message>
  <message>
   <source>Calculated {amount} by {name}</source>
   <translation>测算 {amount}（{name}）</translation>
  </message>
  <message>
   <source>Calculates the subsidy of one, several or all projects of a workspace after a policy pack, and keeps each calculation that says something new, with all its inputs and the hash of the pack. All of a run is one save that can be undone.

A project is eligible, ineligible, to be reviewed, or a trial calculation; the reasons name the condition. A project that lacks a needed figure, or has neither parcels nor a boundary, is listed with what is missing and never stops the others. Only eligible projects enter the sum.

Readings other than those of the pack need the number of the document on which they rest; without any, each project keeps what was chosen for it with a document. Other projects on the same land, with the same acceptance or permit, or with the same approval are named as possible second rewards.

The workbook has a sheet of formulas that finance can recompute, with every condition and the whole snapshot.</source>
   <translation>按政策参数测算工作库中一个、多个或全部项目的财政奖补；结果有变化的测算连同全部输入和政策参数哈希一并保存。一次运行作为一次保存，可以整体撤销。

结果分为符合、不符合、待复核和试算，并列出对应条件。缺少必要数据、或既无宗地又无范围的项目单独列出所缺内容，不影响其他项目。只有“符合”的项目计入合计。

采用与政策参数不同的口径，须填写依据文件文号；未填口径时，各项目沿用此前有文件依据的口径。同一用地、同一验收或许可文号、同一项目代码或批复的其他项目，会提示可能重复奖补。

工作簿含可由财政部门复算的公式表、各项条件和完整输入快照。</translation>
  </message>
  <message>
   <source>Calculates the subsidy of projects, with the clause that decides.</source>
   <translation>测算项目的财政奖补，并列出起决定作用的条款。</translation>
  </message>
  <message>
   <source>Calculating subsidies</source>
   <translation>正在测算奖补</translation>
  </message>
  <message>
   <source>Calculating the subsidy</source>
   <translation>正在测算奖补</translation>
  </message>
  <message>
   <source>Calculating under another pack</source>
   <translation>正在按另一政策包测算</translation>
  </message>
  <message>
   <source>Calculating under {pack} …</source>
   <translation>正在按 {pack} 测算……</translation>
  </message>
  <message>
   <source>Calculating …</source>
   <translation>正在测算…</translation>
  </message>
  <message>
   <source>Calculation replaced</source>
   <translation>更换测算</translation>
  </message>
  <message>
   <source>Calculation sheet</source>
   <translation>测算表</translation>
  </message>
  <message>
   <source>Calculation sheet (Excel) …</source>
   <translation>测算表（Excel）…</translation>
  </message>
  <message>
   <source>Calculation sheet (Word) …</source>
   <translation>测算表（Word）…</translation>
  </message>
  <message>
   <source>Calculation sheet written: {path}</source>
   <translation>测算表已写入：{path}</translation>
  </message>
  <message>
   <source>Calculations with live formulas; none is written when left empty.</source>
   <translation>带公式的测算表；留空则不输出。</translation>
  </message>
  <message>
   <source>Can be entered later</source>
   <translation>可稍后填写</translation>
  </message>
  <message>
   <source>Can be written.</source>
   <translation>可以写入。</translation>
  </message>
  <message>
   <source>Can be written; {count} findings to look at (⚠).</source>
   <translation>可以写入；有 {count} 处需留意（⚠）。</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Cancel (Esc)</source>
   <translation>取消（Esc）</translation>
  </message>
  <message>
   <source>Cancel the drawing</source>
   <translation>取消绘制</translation>
  </message>
  <message>
   <source>Candidate parcel</source>
   <translation>可能的宗地</translation>
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
   <source>Cannot be written</source>
   <translation>不能写入</translation>
  </message>
  <message>
   <source>Cap of the city</source>
   <translation>市级限额</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>算例</translation>
  </message>
  <message>
   <source>Case name *</source>
   <translation>调整名称 *</translation>
  </message>
  <message>
   <source>Case withdrawn</source>
   <translation>撤回</translation>
  </message>
  <message>
   <source>Cases that let land enter or leave the control line: figures, steps, what if</source>
   <translation>控制线调入、调出、置换各案：指标、办理、试算</translation>
  </message>
  <message>
   <source>Cases, members and conditions under the field codes hb, hb_cy and hb_jc</source>
   <translation>合并申请、成员、条件审查三张表（hb、hb_cy、hb_jc），表头为字段代码</translation>
  </message>
  <message>
   <source>Category</source>
   <translation>低效类型</translation>
  </message>
  <message>
   <source>Cell</source>
   <translation>单元格</translation>
  </message>
  <message>
   <source>Cell {cell} of sheet {sheet} holds the error {value}. Correct it in the table, then read it again.</source>
   <translation>工作表“{sheet}”的单元格 {cell} 是错误值 {value}，请在表中改正后重新读回。</translation>
  </message>
  <message>
   <source>Cell {cell} of sheet {sheet} is a formula without a stored result. Save the table in Excel or WPS once, or put the value there, then read it again.</source>
   <translation>工作表“{sheet}”的单元格 {cell} 是公式，且没有保存计算结果。请用 Excel 或 WPS 打开保存一次，或直接填入数值，再重新读回。</translation>
  </message>
  <message>
   <source>Cells {cell} are merged over several lines where the data goes. Part them in the template and choose it again.</source>
   <translation>单元格 {cell} 在数据区跨行合并，无法逐行填写。请在模板中取消合并后重新选择。</translation>
  </message>
  <message>
   <source>Certificate no.</source>
   <translation>不动产权证号</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>变动</translation>
  </message>
  <message>
   <source>Change (mu)</source>
   <translation>变化（亩）</translation>
  </message>
  <message>
   <source>Change (m²)</source>
   <translation>变化（m²）</translation>
  </message>
  <message>
   <source>Change adjustment</source>
   <translation>修改控制线调整</translation>
  </message>
  <message>
   <source>Change class ({count})</source>
   <translation>类别变化（{count}）</translation>
  </message>
  <message>
   <source>Change fields, parcels and boundary of the project</source>
   <translation>修改项目的字段、宗地和范围</translation>
  </message>
  <message>
   <source>Change many parcels at once, by hand or with a table</source>
   <translation>一次修改多宗宗地，可直接填值或用表格</translation>
  </message>
  <message>
   <source>Change many …</source>
   <translation>批量修改…</translation>
  </message>
  <message>
   <source>Change policy text</source>
   <translation>修改政策条文</translation>
  </message>
  <message>
   <source>Change rule of an indicator</source>
   <translation>修改指标要求</translation>
  </message>
  <message>
   <source>Change survey area</source>
   <translation>修改调查区</translation>
  </message>
  <message>
   <source>Change the fields of the parcel that is looked at</source>
   <translation>修改当前宗地的各项字段</translation>
  </message>
  <message>
   <source>Change the fields of the parcel; colleagues see that you work on it</source>
   <translation>修改宗地的各项字段；同事会看到您正在编辑</translation>
  </message>
  <message>
   <source>Change the layer</source>
   <translation>修改图层信息</translation>
  </message>
  <message>
   <source>Change the number …</source>
   <translation>更正编号…</translation>
  </message>
  <message>
   <source>Change the seizure query of {parcel} …</source>
   <translation>修改 {parcel} 的查封查询日期…</translation>
  </message>
  <message>
   <source>Change the state …</source>
   <translation>变更状态…</translation>
  </message>
  <message>
   <source>Change unit {unit}</source>
   <translation>修改地块 {unit}</translation>
  </message>
  <message>
   <source>Change whether it is seized …</source>
   <translation>修改是否查封…</translation>
  </message>
  <message>
   <source>Change whether {parcel} is seized …</source>
   <translation>修改 {parcel} 是否查封…</translation>
  </message>
  <message>
   <source>Change yearly figures</source>
   <translation>修改年度数据</translation>
  </message>
  <message>
   <source>Change …</source>
   <translation>修改…</translation>
  </message>
  <message>
   <source>Changed by colleagues meanwhile (▲), for all of them:</source>
   <translation>同事在此期间改过的（▲），全部：</translation>
  </message>
  <message>
   <source>Changed by it</source>
   <translation>面积因此变化</translation>
  </message>
  <message>
   <source>Changed since</source>
   <translation>之后有变化的宗地</translation>
  </message>
  <message>
   <source>Changed since it was calculated: {names}. The sheet says so; calculate again for one that counts.</source>
   <translation>测算后数据已变更：{names}。测算表已注明；如需有效的测算表，请重新测算。</translation>
  </message>
  <message>
   <source>Changed since this was calculated:</source>
   <translation>测算之后的变更：</translation>
  </message>
  <message>
   <source>Changed, not saved yet.</source>
   <translation>有改动尚未保存。</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>将修改</translation>
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
   <source>Changes version</source>
   <translation>原版本</translation>
  </message>
  <message>
   <source>Changing the state of a project</source>
   <translation>正在变更项目状态</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>检查</translation>
  </message>
  <message>
   <source>Check a TOML file of the office and keep it on this computer, beside the others</source>
   <translation>校验本单位的 TOML 文件，与其他政策包一起保存在本机</translation>
  </message>
  <message>
   <source>Check a merge</source>
   <translation>合并条件审查</translation>
  </message>
  <message>
   <source>Check again</source>
   <translation>重新检查</translation>
  </message>
  <message>
   <source>Check against the control line</source>
   <translation>控制线套合</translation>
  </message>
  <message>
   <source>Check all</source>
   <translation>全部套合</translation>
  </message>
  <message>
   <source>Check all units</source>
   <translation>检查全部地块</translation>
  </message>
  <message>
   <source>Check at least one kind of low-efficiency land.</source>
   <translation>请至少勾选一种低效类型。</translation>
  </message>
  <message>
   <source>Check of this program, not in the document: {words}</source>
   <translation>本系统核对项（文件未作规定）：{words}</translation>
  </message>
  <message>
   <source>Check projects in the list to calculate only these; results that hold stay</source>
   <translation>在列表中勾选项目则只测算这些项目；仍然有效的结果保持不变</translation>
  </message>
  <message>
   <source>Check some parcels only; what the last check found</source>
   <translation>只套合部分宗地；查看上次套合的发现</translation>
  </message>
  <message>
   <source>Check survey units</source>
   <translation>地块质量检查</translation>
  </message>
  <message>
   <source>Check the pack</source>
   <translation>校验政策包</translation>
  </message>
  <message>
   <source>Check the place</source>
   <translation>存放位置检查</translation>
  </message>
  <message>
   <source>Check the place …</source>
   <translation>存放位置检查…</translation>
  </message>
  <message>
   <source>Check the selected parcels</source>
   <translation>检查所选宗地的地块</translation>
  </message>
  <message>
   <source>Check the {count} chosen parcels</source>
   <translation>套合选中的 {count} 宗</translation>
  </message>
  <message>
   <source>Check the {count} listed parcels</source>
   <translation>套合列表中的 {count} 宗</translation>
  </message>
  <message>
   <source>Check workspace</source>
   <translation>检查工作库</translation>
  </message>
  <message>
   <source>Check: {result}</source>
   <translation>检查：{result}</translation>
  </message>
  <message>
   <source>Checked</source>
   <translation>套合</translation>
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
   <source>Checking boundaries</source>
   <translation>正在检查界线</translation>
  </message>
  <message>
   <source>Checking for the lock test</source>
   <translation>双机锁测试：检查</translation>
  </message>
  <message>
   <source>Checking looks at every row and log line, and whether the log leads on from all backups.</source>
   <translation>检查会逐行核对数据和日志，并核对日志是否与全部备份衔接。</translation>
  </message>
  <message>
   <source>Checking survey units</source>
   <translation>正在检查地块</translation>
  </message>
  <message>
   <source>Checking the merge</source>
   <translation>正在核对合并条件</translation>
  </message>
  <message>
   <source>Checking the pack</source>
   <translation>正在校验政策包</translation>
  </message>
  <message>
   <source>Checking the parcels of the merge</source>
   <translation>正在检查拟合并宗地</translation>
  </message>
  <message>
   <source>Checking the workspace</source>
   <translation>正在检查工作库</translation>
  </message>
  <message>
   <source>Checking {count} groups</source>
   <translation>正在检查 {count} 组宗地</translation>
  </message>
  <message>
   <source>Checking …</source>
   <translation>正在检查……</translation>
  </message>
  <message>
   <source>Checks chosen parcels of a workspace against the twelve conditions of merging parcels, M-1 to M-12, and names the parcel of every failure. Computed, looked-up and judged conditions are kept apart: what only a person can judge waits for a judgement, what is missing is never taken for a refusal. Figures that help to judge come along: floor area ratio and shape before and after, planned uses, planned road and control line across the union.

The stage decides how fresh the seizure query has to be: 30 days at screening and acceptance, one working day at registration, where mortgages need the written consent of the mortgagee. Nothing is merged and nothing is written to the workspace.

It takes parcels of a workspace alone: seizure, mortgage, contract and judgements stand nowhere else. Groups in any polygon layer are found by findmergegroups; import the layer to check them.</source>
   <translation>按宗地合并的十二项条件（M-1 至 M-12）审查工作库中所选宗地，每项不符合都指明是哪宗。计算、查询、判断三类条件分开：只能由人判断的待人工确认，缺少数据的待补充，都不作为不符合。同时列出供判断参考的数值：合并前后的容积率和形状、规划用途、规划道路和控制线是否穿过。

阶段决定查封查询结果的时限：初筛和受理 30 日，登记 1 个工作日；登记时有抵押的须有抵押权人书面同意。只审查，不合并，不写入工作库。

只审查工作库中的宗地：查封、抵押、合同和判断意见只存于工作库。任意面图层中的候选由 findmergegroups 查找，要审查请先导入。</translation>
  </message>
  <message>
   <source>Checks codes, areas, overlaps, bases of the survey units.</source>
   <translation>检查地块的编号、面积、重叠和依据。</translation>
  </message>
  <message>
   <source>Checks every survey unit that was not dismissed or removed: structure and uniqueness of codes, areas, shapes and overlaps, kind, basis and example rules, changes since the last step; and, as hints, contacts, 三旧 areas and projects.

Each finding has a number of its own: 1 codes and attributes, 2 areas, 3 shapes, 4 other layers, 5 bases and decisions. Those that must be put right hinder the identification by the county. Nothing is changed.</source>
   <translation>检查未排除、未销号的全部地块：编号结构与重复、面积、图形与重叠、低效类型、依据与示例标准、上一步之后的变化；联系人、三旧图斑和项目作为提示。

每个问题有固定编号：1 编号与属性，2 面积，3 图形，4 与其他图层，5 依据与认定。须改正的问题未改正前不能县级认定。检查不改动任何数据。</translation>
  </message>
  <message>
   <source>Checks that the file is whole, that each log line follows the one before it, that every row walked back reaches every logged hash, and that the log leads on from all backups. Each place that does not agree is named with log line, person, time, table and parcel. Nothing is changed.</source>
   <translation>检查文件是否完整、每条日志是否与上一条衔接、每行数据逐步回溯是否与日志记录一致、日志是否与全部备份衔接。不一致之处逐一列出日志行、人员、时间、表和宗地。不改动任何内容。</translation>
  </message>
  <message>
   <source>Checks the file, its log, every row, and the heads in names of backups.</source>
   <translation>检查文件、日志、每行数据，以及备份名称中的日志标记。</translation>
  </message>
  <message>
   <source>Choose a GDB folder</source>
   <translation>选择 GDB 文件夹</translation>
  </message>
  <message>
   <source>Choose a case in the list.</source>
   <translation>请在列表中选择案卷。</translation>
  </message>
  <message>
   <source>Choose a clause to see what rests on it.</source>
   <translation>选择一条条款，查看依据它的内容。</translation>
  </message>
  <message>
   <source>Choose a field, or type a part of its name</source>
   <translation>请选择字段，或输入名称的一部分</translation>
  </message>
  <message>
   <source>Choose a field, what becomes of it, and parcels in a list or on the map.</source>
   <translation>请选择字段和修改方式，并在列表或地图上选择宗地。</translation>
  </message>
  <message>
   <source>Choose a folder.</source>
   <translation>请选择文件夹。</translation>
  </message>
  <message>
   <source>Choose a group in the list to see its case, or to begin one.</source>
   <translation>请在列表中选择一组宗地，查看或新建合并案卷。</translation>
  </message>
  <message>
   <source>Choose a group in the list, or parcels and then “Look at a merge”.</source>
   <translation>请在列表中选一组，或选中宗地后“看能否合并”。</translation>
  </message>
  <message>
   <source>Choose a layout template</source>
   <translation>选择布局模板</translation>
  </message>
  <message>
   <source>Choose a match in the list.</source>
   <translation>请在列表中选择一条匹配。</translation>
  </message>
  <message>
   <source>Choose a merge case first.</source>
   <translation>请先选择合并案卷。</translation>
  </message>
  <message>
   <source>Choose a parcel in a list or on the map first.</source>
   <translation>请先在列表中或地图上选中一宗。</translation>
  </message>
  <message>
   <source>Choose a parcel in a list or on the map to see its units.</source>
   <translation>在列表或地图上选择宗地，查看它所在的地块。</translation>
  </message>
  <message>
   <source>Choose a parcel in the list or on the map to compare its areas.</source>
   <translation>在列表或地图上选一宗宗地，核对其面积。</translation>
  </message>
  <message>
   <source>Choose a parcel in the list or on the map to see what it lies on.</source>
   <translation>请在列表或地图上选择宗地，查看套合情况。</translation>
  </message>
  <message>
   <source>Choose a parcel in the list or on the map to see where it comes from.</source>
   <translation>请在清单或地图上选择宗地，查看其沿革。</translation>
  </message>
  <message>
   <source>Choose a parcel in the list to see how far its identification is.</source>
   <translation>在列表中选择一宗地，查看其认定办理到哪一步。</translation>
  </message>
  <message>
   <source>Choose a parcel in the list to see which policy applies to it.</source>
   <translation>在列表中选择宗地，查看适用的政策。</translation>
  </message>
  <message>
   <source>Choose a plot</source>
   <translation>选择地块</translation>
  </message>
  <message>
   <source>Choose a project in the list above, or click one on the map, to see its subsidy.</source>
   <translation>请在上方列表中选择项目，或在地图上点选项目，查看其奖补测算。</translation>
  </message>
  <message>
   <source>Choose a project in the list to see how far its claim is.</source>
   <translation>请在列表中选择项目，查看办理进度。</translation>
  </message>
  <message>
   <source>Choose a project in the list to see what was paid.</source>
   <translation>请在列表中选择项目，查看拨付情况。</translation>
  </message>
  <message>
   <source>Choose a project in the list to try other figures of it.</source>
   <translation>请在列表中选择一个项目，再试算其他数据。</translation>
  </message>
  <message>
   <source>Choose a project in the panel “Subsidy” first.</source>
   <translation>请先在“奖补测算”面板中选择一个项目。</translation>
  </message>
  <message>
   <source>Choose a project to see whether a detailed plan covers it.</source>
   <translation>请选择项目，查看详细规划是否覆盖。</translation>
  </message>
  <message>
   <source>Choose a row below.</source>
   <translation>请在下方选一行。</translation>
  </message>
  <message>
   <source>Choose a rule, type a value, or double-click one of theirs.</source>
   <translation>请选择规则、直接填写，或双击某宗地的值。</translation>
  </message>
  <message>
   <source>Choose a step.</source>
   <translation>请先选一步。</translation>
  </message>
  <message>
   <source>Choose a version to begin with, or draw or take shapes.</source>
   <translation>请选择起始版本，或绘制、选取图形。</translation>
  </message>
  <message>
   <source>Choose all</source>
   <translation>全选</translation>
  </message>
  <message>
   <source>Choose all ({count})</source>
   <translation>选中全部宗地（{count}）</translation>
  </message>
  <message>
   <source>Choose all parcels of this holder</source>
   <translation>选中该权利人的全部宗地</translation>
  </message>
  <message>
   <source>Choose an indicator.</source>
   <translation>请选择一项指标。</translation>
  </message>
  <message>
   <source>Choose another state.</source>
   <translation>请选择另一个状态。</translation>
  </message>
  <message>
   <source>Choose at least one column that is to be changed.</source>
   <translation>请至少选择一个要修改的字段。</translation>
  </message>
  <message>
   <source>Choose at least two parcels to begin a merge case.</source>
   <translation>请至少选择两宗宗地，再拟合并。</translation>
  </message>
  <message>
   <source>Choose at least two parcels.</source>
   <translation>请至少选择两宗地。</translation>
  </message>
  <message>
   <source>Choose at least two proposed merges above.</source>
   <translation>请在上方至少选择两个拟合并方案。</translation>
  </message>
  <message>
   <source>Choose at most {most} parcels for one query of the registry.</source>
   <translation>一次查询最多选 {most} 宗。</translation>
  </message>
  <message>
   <source>Choose backup</source>
   <translation>选择备份</translation>
  </message>
  <message>
   <source>Choose field and new value, then press Preview: nothing is written before.</source>
   <translation>选好字段和新值，点“预览”查看差异；写入前不会改动任何数据。</translation>
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
   <source>Choose for each of {groups} which values are to stay.</source>
   <translation>“{groups}”尚未选择，请逐组选择保留哪一方的值。</translation>
  </message>
  <message>
   <source>Choose in a calendar (Alt+Down)</source>
   <translation>在日历中选择（Alt+↓）</translation>
  </message>
  <message>
   <source>Choose its parcel, here or on the map.</source>
   <translation>请选择对应的宗地：在此处选，或在地图上选。</translation>
  </message>
  <message>
   <source>Choose nothing; what was selected before is selected again</source>
   <translation>不选任何宗地；恢复此前的选择</translation>
  </message>
  <message>
   <source>Choose one</source>
   <translation>请选择</translation>
  </message>
  <message>
   <source>Choose or check projects in the list first</source>
   <translation>请先在列表中选择或勾选项目</translation>
  </message>
  <message>
   <source>Choose other readings …</source>
   <translation>选择其他口径…</translation>
  </message>
  <message>
   <source>Choose parcels in a list or on the map first.</source>
   <translation>请先在列表或地图上选择宗地。</translation>
  </message>
  <message>
   <source>Choose parcels in the list or on the map first.</source>
   <translation>请先在列表或图上选择宗地。</translation>
  </message>
  <message>
   <source>Choose parcels on the map by clicks and rectangles and tag them; Esc cancels</source>
   <translation>在地图上单击或拖矩形选宗地并标记；Esc 取消</translation>
  </message>
  <message>
   <source>Choose parcels on the map first.</source>
   <translation>请先在地图上选宗地。</translation>
  </message>
  <message>
   <source>Choose parcels, and at least one field.</source>
   <translation>请选择宗地和至少一个字段。</translation>
  </message>
  <message>
   <source>Choose place …</source>
   <translation>选择位置…</translation>
  </message>
  <message>
   <source>Choose readings …</source>
   <translation>选择口径…</translation>
  </message>
  <message>
   <source>Choose rows in the table; Ctrl and Shift choose several</source>
   <translation>在表中选行；按 Ctrl 或 Shift 可多选</translation>
  </message>
  <message>
   <source>Choose that {cases} are withdrawn with this step, or deal with them first.</source>
   <translation>请选择随本步骤撤回 {cases}，或先行处理。</translation>
  </message>
  <message>
   <source>Choose the Excel template that is to be filled.</source>
   <translation>请选择要填写的 Excel 模板。</translation>
  </message>
  <message>
   <source>Choose the district of the case.</source>
   <translation>请选择行政区。</translation>
  </message>
  <message>
   <source>Choose the district of the case; “{value}” is none.</source>
   <translation>请选择行政区，“{value}”不是县（市、区）。</translation>
  </message>
  <message>
   <source>Choose the folder …</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <source>Choose the kind of the layer.</source>
   <translation>请选择图层类别。</translation>
  </message>
  <message>
   <source>Choose the layers in the table.</source>
   <translation>请在表中选择图层。</translation>
  </message>
  <message>
   <source>Choose the parcels</source>
   <translation>选中这些宗地</translation>
  </message>
  <message>
   <source>Choose the parcels in the list.</source>
   <translation>请在列表中选择宗地。</translation>
  </message>
  <message>
   <source>Choose the part ({count})</source>
   <translation>选中分子宗地（{count}）</translation>
  </message>
  <message>
   <source>Choose the template</source>
   <translation>选择模板</translation>
  </message>
  <message>
   <source>Choose the whole ({count})</source>
   <translation>选中分母宗地（{count}）</translation>
  </message>
  <message>
   <source>Choose them in the list and on the map</source>
   <translation>在宗地列表和地图上选中</translation>
  </message>
  <message>
   <source>Choose those of the marked rows ({count})</source>
   <translation>选中所选行宗地（{count}）</translation>
  </message>
  <message>
   <source>Choose those of unknown use ({count})</source>
   <translation>选中用途不明宗地（{count}）</translation>
  </message>
  <message>
   <source>Choose two different versions.</source>
   <translation>请选择两个不同的版本。</translation>
  </message>
  <message>
   <source>Choose what the field check found.</source>
   <translation>请选择外业核查结论。</translation>
  </message>
  <message>
   <source>Choose what the map shows</source>
   <translation>选择图上显示的内容</translation>
  </message>
  <message>
   <source>Choose what the query found: nothing differs yet from what is recorded.</source>
   <translation>请选择查询结果：目前与已有记载相同。</translation>
  </message>
  <message>
   <source>Choose what was found.</source>
   <translation>请选择核查结论。</translation>
  </message>
  <message>
   <source>Choose whether the condition is met.</source>
   <translation>请选择是否符合条件。</translation>
  </message>
  <message>
   <source>Choose whether the renewal is complete or the unit is moved out.</source>
   <translation>请选择是改造完成还是移出。</translation>
  </message>
  <message>
   <source>Choose which parcels the list shows; all filters must hold</source>
   <translation>选择列表显示哪些宗地；各项筛选须同时满足</translation>
  </message>
  <message>
   <source>Choose whose tag goes on.</source>
   <translation>请选择承接哪一个标记。</translation>
  </message>
  <message>
   <source>Choose why it leaves the database.</source>
   <translation>请选择销号情形。</translation>
  </message>
  <message>
   <source>Choose {fewest} to {most} proposed merges</source>
   <translation>选择 {fewest} 至 {most} 个拟合并方案</translation>
  </message>
  <message>
   <source>Choose …</source>
   <translation>请选择…</translation>
  </message>
  <message>
   <source>Choose 调入, 调出 or 置换; “{value}” is none of them.</source>
   <translation>请选择调入、调出或置换，“{value}”不在其中。</translation>
  </message>
  <message>
   <source>Chosen and not saved: {fields}.</source>
   <translation>已选定、尚未保存：{fields}。</translation>
  </message>
  <message>
   <source>Chosen parcels</source>
   <translation>取所选宗地</translation>
  </message>
  <message>
   <source>Chosen readings</source>
   <translation>所用口径</translation>
  </message>
  <message>
   <source>Chosen rule</source>
   <translation>所选规则</translation>
  </message>
  <message>
   <source>Chosen: {scenario}</source>
   <translation>所选方案：{scenario}</translation>
  </message>
  <message>
   <source>City</source>
   <translation>市级</translation>
  </message>
  <message>
   <source>City applied</source>
   <translation>申请市补</translation>
  </message>
  <message>
   <source>City gives</source>
   <translation>市级补助</translation>
  </message>
  <message>
   <source>City has paid</source>
   <translation>市级已补</translation>
  </message>
  <message>
   <source>City has paid …</source>
   <translation>市级到账…</translation>
  </message>
  <message>
   <source>City paid</source>
   <translation>市级拨付</translation>
  </message>
  <message>
   <source>City review</source>
   <translation>市级审查中</translation>
  </message>
  <message>
   <source>City share</source>
   <translation>市级应补</translation>
  </message>
  <message>
   <source>City special fund</source>
   <translation>市级专项资金</translation>
  </message>
  <message>
   <source>City subsidy</source>
   <translation>市级补助</translation>
  </message>
  <message>
   <source>City subsidy applied for</source>
   <translation>申请市级补助</translation>
  </message>
  <message>
   <source>City subsidy due</source>
   <translation>市级补助金额</translation>
  </message>
  <message>
   <source>City subsidy received</source>
   <translation>市级到账</translation>
  </message>
  <message>
   <source>City, net</source>
   <translation>市级合计（净额）</translation>
  </message>
  <message>
   <source>Class after</source>
   <translation>新类别</translation>
  </message>
  <message>
   <source>Class before</source>
   <translation>原类别</translation>
  </message>
  <message>
   <source>Class of parcels</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Class or document</source>
   <translation>分类（文号）</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>套合结果</translation>
  </message>
  <message>
   <source>Clause</source>
   <translation>条款</translation>
  </message>
  <message>
   <source>Clause that it cites, such as P-12</source>
   <translation>引用的条款，如 P-12</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清空</translation>
  </message>
  <message>
   <source>Clear filters</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Clear the filter</source>
   <translation>清除筛选</translation>
  </message>
  <message>
   <source>Clerk: imports, edits, tags, checks, calculates</source>
   <translation>经办：导入、编辑、标记、套合、测算</translation>
  </message>
  <message>
   <source>Click a parcel in a list or on the map to see its card.</source>
   <translation>在列表或图上点一宗地，即可查看宗地卡片。</translation>
  </message>
  <message>
   <source>Click a project on the map</source>
   <translation>点选项目</translation>
  </message>
  <message>
   <source>Click a project on the map to see its sheet; Esc ends it</source>
   <translation>在地图上点击项目，查看其测算结果；按 Esc 结束</translation>
  </message>
  <message>
   <source>Click parcels or draw a rectangle</source>
   <translation>单击宗地或拖出矩形来选</translation>
  </message>
  <message>
   <source>Click the corners on the map; right click ends, Backspace takes one back, Esc cancels.</source>
   <translation>在地图上逐点单击；右键结束，退格键撤回一点，Esc 取消。</translation>
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
   <source>Codes, areas, overlaps, bases of the survey units; click to go there</source>
   <translation>检查地块的编号、面积、重叠和依据；点击即可定位</translation>
  </message>
  <message>
   <source>Codes, holder and address go along in grey, so that everybody knows the parcel. What comes back is compared and shown before anything is written.</source>
   <translation>宗地代码、权利人、坐落等作为灰色列一起导出，便于认宗地。读回时先列出差异，确认后才写入。</translation>
  </message>
  <message>
   <source>Colleagues are using the file; waiting for {seconds} s.</source>
   <translation>同事正在使用工作库，已等待 {seconds} 秒。</translation>
  </message>
  <message>
   <source>Colleagues saved some of these parcels meanwhile, so nothing was written.</source>
   <translation>您预览之后有同事改了其中的宗地，因此没有写入。</translation>
  </message>
  <message>
   <source>Colleagues who have the workspace open are told, and it is opened anew for them.</source>
   <translation>正在使用工作库的同事会收到提示，工作库为他们重新打开。</translation>
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
   <source>Committee map with the control line</source>
   <translation>生成带控制线的上会图</translation>
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
   <source>Common boundary</source>
   <translation>公共边长</translation>
  </message>
  <message>
   <source>Common boundary at least (L)</source>
   <translation>公共边不短于（L）</translation>
  </message>
  <message>
   <source>Common boundary that goes</source>
   <translation>消除的公共边</translation>
  </message>
  <message>
   <source>Compactness</source>
   <translation>紧凑度（前 → 后）</translation>
  </message>
  <message>
   <source>Compactness after</source>
   <translation>合并后紧凑度</translation>
  </message>
  <message>
   <source>Compactness before (highest)</source>
   <translation>合并前紧凑度（最高）</translation>
  </message>
  <message>
   <source>Compactness before (lowest)</source>
   <translation>合并前紧凑度（最低）</translation>
  </message>
  <message>
   <source>Compare a filled-in table with the workspace, then write it</source>
   <translation>把改好的表与工作库比对，确认后写入</translation>
  </message>
  <message>
   <source>Compare control lines</source>
   <translation>控制线对比</translation>
  </message>
  <message>
   <source>Compare projects …</source>
   <translation>重算对照…</translation>
  </message>
  <message>
   <source>Compare scenarios</source>
   <translation>情景对照</translation>
  </message>
  <message>
   <source>Compare scenarios …</source>
   <translation>方案比较…</translation>
  </message>
  <message>
   <source>Compare versions of the control line</source>
   <translation>控制线版本对比</translation>
  </message>
  <message>
   <source>Compare versions …</source>
   <translation>版本对比…</translation>
  </message>
  <message>
   <source>Compare with another pack</source>
   <translation>按另一政策包重算对照</translation>
  </message>
  <message>
   <source>Compare with another pack …</source>
   <translation>按另一政策包重算对照…</translation>
  </message>
  <message>
   <source>Compare …</source>
   <translation>对照…</translation>
  </message>
  <message>
   <source>Compares two versions of the control line: which parcels change from inside to outside, to crossing or back, with the areas inside before and after, and where the lines differ on the ground, as added, removed or of another level.

With a workspace, name two of its versions; drafts count too, and nothing is written. Without one, give two polygon layers and, where parcels are to be compared, a layer of parcels. The layers may be in different CRS: all is done in that of the parcels, or else of the line before, which has to be in metres. Overlapping polygons of one line are dissolved first.</source>
   <translation>对比两个控制线版本：哪些宗地在线内、线外、跨线之间变化，变化前后的线内面积，以及两条线的范围差异（新增、减少、级别变化）。

用工作库时，填写其中两个版本的版本号，草案也可以，不写入任何内容。不用工作库时，给出两个面图层；要对比宗地的，再给出宗地图层。图层坐标系可以不同：统一到宗地图层的坐标系，没有宗地图层时统一到原控制线图层的坐标系，其单位须为米。同一条线中重叠的面先融合。</translation>
  </message>
  <message>
   <source>Comparing backup and workspace</source>
   <translation>正在比对备份与工作库</translation>
  </message>
  <message>
   <source>Comparing the areas</source>
   <translation>正在核对面积</translation>
  </message>
  <message>
   <source>Comparing the scenarios</source>
   <translation>正在比较方案</translation>
  </message>
  <message>
   <source>Comparing versions of the control line</source>
   <translation>正在对比控制线版本</translation>
  </message>
  <message>
   <source>Comparing with the detailed plans</source>
   <translation>正在与详细规划比对</translation>
  </message>
  <message>
   <source>Comparing with the workspace …</source>
   <translation>正在与工作库比对…</translation>
  </message>
  <message>
   <source>Comparing …</source>
   <translation>正在对比…</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>比较</translation>
  </message>
  <message>
   <source>Comparison of scenarios (Excel)</source>
   <translation>合并方案比较表（Excel）</translation>
  </message>
  <message>
   <source>Comparison written: {path}</source>
   <translation>对比表已写出：{path}</translation>
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
   <source>Computed results are not undone, but computed again.</source>
   <translation>计算结果不撤销，重新计算即可。</translation>
  </message>
  <message>
   <source>Computing the parcels of a unit</source>
   <translation>正在重算地块所含宗地</translation>
  </message>
  <message>
   <source>Condition</source>
   <translation>条件</translation>
  </message>
  <message>
   <source>Condition by condition</source>
   <translation>逐条核对</translation>
  </message>
  <message>
   <source>Conditions</source>
   <translation>条件</translation>
  </message>
  <message>
   <source>Conditions and preview</source>
   <translation>条件和预览</translation>
  </message>
  <message>
   <source>Conditions and preview of a merge of these parcels; nothing is written</source>
   <translation>查看这些宗地合并的条件和预览，不写入工作库</translation>
  </message>
  <message>
   <source>Conditions by parcel (JSON)</source>
   <translation>条件与宗地（JSON）</translation>
  </message>
  <message>
   <source>Conditions met</source>
   <translation>符合的条件数</translation>
  </message>
  <message>
   <source>Conditions not met</source>
   <translation>不符合的条件数</translation>
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
   <source>Conditions of use that no parcel states have to be looked up.</source>
   <translation>各宗地均未填写的使用条件，须查明。</translation>
  </message>
  <message>
   <source>Conditions that a person decides</source>
   <translation>待人工确认的条件数</translation>
  </message>
  <message>
   <source>Conditions that wait</source>
   <translation>待补充或待判断的条件数</translation>
  </message>
  <message>
   <source>Conditions with missing data</source>
   <translation>待补充的条件数</translation>
  </message>
  <message>
   <source>Conditions, and how they are tested</source>
   <translation>条件与检查方法</translation>
  </message>
  <message>
   <source>Confirm</source>
   <translation>确认</translation>
  </message>
  <message>
   <source>Confirm and save</source>
   <translation>确认并保存</translation>
  </message>
  <message>
   <source>Confirm doubtful matches, update the tax per mu, ask the tax office</source>
   <translation>确认存疑的匹配、更新亩均税收、向税务部门发函</translation>
  </message>
  <message>
   <source>Consent of the mortgagee</source>
   <translation>抵押权人书面同意</translation>
  </message>
  <message>
   <source>Consents of the mortgagees, {count} parcels</source>
   <translation>抵押权人书面同意（{count} 宗）</translation>
  </message>
  <message>
   <source>Contiguous parts</source>
   <translation>连片数（前 → 后）</translation>
  </message>
  <message>
   <source>Control line</source>
   <translation>控制线</translation>
  </message>
  <message>
   <source>Control line across the union</source>
   <translation>控制线穿过长度</translation>
  </message>
  <message>
   <source>Control line {old} → {new}</source>
   <translation>控制线对比 {old} → {new}</translation>
  </message>
  <message>
   <source>Control line {version}</source>
   <translation>控制线 {version}</translation>
  </message>
  <message>
   <source>Control line {version}, in force from {start} until {end}.</source>
   <translation>控制线 {version}，{start} 起有效，至 {end}。</translation>
  </message>
  <message>
   <source>Control line {version}, in force since {start}.</source>
   <translation>控制线 {version}，自 {start} 起生效。</translation>
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
   <source>Copies the state of now into the folder of backups beside the workspace, opens and verifies the copy, and only then gives it its name: day, time, last log line and the start of its hash. Colleagues go on saving meanwhile. A state that is backed up already is not copied again.

The plugin backs up by itself before the first save of each day, before imports, upgrades and restores. It keeps all backups of 14 days and the last one of each of 12 months.</source>
   <translation>把当前状态复制到工作库旁的备份文件夹，打开副本核对无误后才正式命名：日期、时间、末条日志号及其校验码前 8 位。其间同事可照常保存。已备份过的状态不重复备份。

每天首次保存前，以及导入、升级、恢复前，插件都会自动备份。保留最近 14 天的全部备份和最近 12 个月每月最后一份。</translation>
  </message>
  <message>
   <source>Copies the whole tree as text</source>
   <translation>把整棵沿革树复制为文本</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy all reasons</source>
   <translation>复制全部原因</translation>
  </message>
  <message>
   <source>Copy as draft</source>
   <translation>复制为草案</translation>
  </message>
  <message>
   <source>Copy as table</source>
   <translation>复制为表格</translation>
  </message>
  <message>
   <source>Copy as text</source>
   <translation>复制为文本</translation>
  </message>
  <message>
   <source>Copy picture</source>
   <translation>复制图片</translation>
  </message>
  <message>
   <source>Copy result and reasons</source>
   <translation>复制结果与理由</translation>
  </message>
  <message>
   <source>Copy the list</source>
   <translation>复制列表</translation>
  </message>
  <message>
   <source>Copy the parcel code</source>
   <translation>复制宗地代码</translation>
  </message>
  <message>
   <source>Copy the parcels that are chosen in the list or on the map</source>
   <translation>把列表或地图上选中的宗地加入草稿</translation>
  </message>
  <message>
   <source>Copy the parcels within one metre along, so that common points move together</source>
   <translation>把一米以内的相邻宗地一并复制，公共界址点随之移动</translation>
  </message>
  <message>
   <source>Copy the project number</source>
   <translation>复制项目编号</translation>
  </message>
  <message>
   <source>Copy the {count} chosen groups</source>
   <translation>复制所选 {count} 组</translation>
  </message>
  <message>
   <source>Copy, try and adopt the rules that propose low-efficiency land</source>
   <translation>复制、试算、采用识别低效用地的规则</translation>
  </message>
  <message>
   <source>Copying the conditions</source>
   <translation>正在复制条件表</translation>
  </message>
  <message>
   <source>Copying the fields</source>
   <translation>正在复制字段表</translation>
  </message>
  <message>
   <source>Copying the list</source>
   <translation>复制列表</translation>
  </message>
  <message>
   <source>Copying the standard</source>
   <translation>正在复制认定标准</translation>
  </message>
  <message>
   <source>Could turn out otherwise by {why}: {tier}, {amount}</source>
   <translation>结果可能改变——{why}：{tier}，{amount}</translation>
  </message>
  <message>
   <source>Count</source>
   <translation>宗数</translation>
  </message>
  <message>
   <source>Count what crosses the control line by a thin strip as inside or outside</source>
   <translation>把仅以窄条跨越控制线的宗地按线内或线外处理</translation>
  </message>
  <message>
   <source>Counts</source>
   <translation>是否计入</translation>
  </message>
  <message>
   <source>Counts *</source>
   <translation>处理 *</translation>
  </message>
  <message>
   <source>Counts and areas by district</source>
   <translation>分县区宗数和面积</translation>
  </message>
  <message>
   <source>County document no.</source>
   <translation>县级政府文号</translation>
  </message>
  <message>
   <source>Covered</source>
   <translation>已覆盖</translation>
  </message>
  <message>
   <source>Covered by a detailed plan</source>
   <translation>详细规划已覆盖</translation>
  </message>
  <message>
   <source>Covered by no detailed plan</source>
   <translation>详细规划未覆盖</translation>
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
   <source>Credit code {value} also stands in row {other} at {name}. Two enterprises cannot have one code: neither row was taken. Correct the wrong one.</source>
   <translation>统一社会信用代码 {value} 在第 {other} 行属于 {name}。两家企业不能共用一个代码，这两行均未导入；请更正错误的一行。</translation>
  </message>
  <message>
   <source>Crossing</source>
   <translation>跨线</translation>
  </message>
  <message>
   <source>Damaged: {fault}. Restore a backup.</source>
   <translation>文件损坏：{fault}。请恢复备份。</translation>
  </message>
  <message>
   <source>Data as of</source>
   <translation>数据时点</translation>
  </message>
  <message>
   <source>Data from</source>
   <translation>数据来源</translation>
  </message>
  <message>
   <source>Data from: {source}</source>
   <translation>数据来源：{source}</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Date on the map</source>
   <translation>编制日期</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Day of payment</source>
   <translation>支付日期</translation>
  </message>
  <message>
   <source>Day of the analysis</source>
   <translation>分析日期</translation>
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
   <source>Day of the document; with it the version is approved and ends the one before.</source>
   <translation>批文日期；填写后该版本即为已批准，并使前一版本失效。</translation>
  </message>
  <message>
   <source>Day of the query</source>
   <translation>查询日期</translation>
  </message>
  <message>
   <source>Day of the search</source>
   <translation>查找日期</translation>
  </message>
  <message>
   <source>Day of the split</source>
   <translation>分割日期</translation>
  </message>
  <message>
   <source>Day on which the merge is checked</source>
   <translation>核对日期</translation>
  </message>
  <message>
   <source>Day that is asked about</source>
   <translation>判断日期</translation>
  </message>
  <message>
   <source>Day that the data describes.</source>
   <translation>数据反映的日期。</translation>
  </message>
  <message>
   <source>Days in force</source>
   <translation>有效期</translation>
  </message>
  <message>
   <source>Days:</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Deal with what is listed above first.</source>
   <translation>请先处理上面列出的事项。</translation>
  </message>
  <message>
   <source>Decide differences</source>
   <translation>处理冲突</translation>
  </message>
  <message>
   <source>Decide the lines with ▲, then write again.</source>
   <translation>请对带 ▲ 的行作出决定，再写入。</translation>
  </message>
  <message>
   <source>Decide what the new parcel gets: {fields}.</source>
   <translation>请填写合并后宗地的：{fields}。</translation>
  </message>
  <message>
   <source>Decided by</source>
   <translation>采用人</translation>
  </message>
  <message>
   <source>Decided on</source>
   <translation>采用日期</translation>
  </message>
  <message>
   <source>Decided so</source>
   <translation>处理说明</translation>
  </message>
  <message>
   <source>Decides how fresh the seizure query has to be.</source>
   <translation>决定查封查询结果的时限。</translation>
  </message>
  <message>
   <source>Decision</source>
   <translation>批准</translation>
  </message>
  <message>
   <source>Deliveries</source>
   <translation>可导入的文件</translation>
  </message>
  <message>
   <source>Department</source>
   <translation>负责部门</translation>
  </message>
  <message>
   <source>Deserves a look</source>
   <translation>请留意</translation>
  </message>
  <message>
   <source>Detailed plan</source>
   <translation>详细规划</translation>
  </message>
  <message>
   <source>Detailed plans</source>
   <translation>详细规划图层</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>详情</translation>
  </message>
  <message>
   <source>Details …</source>
   <translation>修改信息…</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>增减</translation>
  </message>
  <message>
   <source>Difference (m²)</source>
   <translation>差额（m²）</translation>
  </message>
  <message>
   <source>Difference of the sums</source>
   <translation>差额（调入 − 调出）</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>查看差异</translation>
  </message>
  <message>
   <source>Different acceptance dates lie on both sides of the validity.</source>
   <translation>不同验收日期跨有效期界限。</translation>
  </message>
  <message>
   <source>Different now</source>
   <translation>现在不同之处</translation>
  </message>
  <message>
   <source>Differs</source>
   <translation>不同</translation>
  </message>
  <message>
   <source>Differs from the plane area of the union by {area}.</source>
   <translation>与合并图形平面面积相差 {area}。</translation>
  </message>
  <message>
   <source>Differs from the surveyed outline of {outline}, plane, by {area}.</source>
   <translation>与调查图形平面面积 {outline} 相差 {area}。</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>方向</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Discard changes</source>
   <translation>放弃修改</translation>
  </message>
  <message>
   <source>Discard the unfinished import</source>
   <translation>放弃未完成的导入</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>确定</translation>
  </message>
  <message>
   <source>Dismiss …</source>
   <translation>不属低效…</translation>
  </message>
  <message>
   <source>Dismissed</source>
   <translation>不属低效</translation>
  </message>
  <message>
   <source>Display</source>
   <translation>显示</translation>
  </message>
  <message>
   <source>Dissolved outline</source>
   <translation>合并图形面积</translation>
  </message>
  <message>
   <source>Distance to a hit</source>
   <translation>与标准的差距</translation>
  </message>
  <message>
   <source>Distance to another result</source>
   <translation>距其他结果还差多少</translation>
  </message>
  <message>
   <source>Distance to the standard: {count} rules</source>
   <translation>与标准的差距：{count} 条</translation>
  </message>
  <message>
   <source>District</source>
   <translation>行政区</translation>
  </message>
  <message>
   <source>District *</source>
   <translation>行政区 *</translation>
  </message>
  <message>
   <source>District bears</source>
   <translation>区级负担</translation>
  </message>
  <message>
   <source>District budget</source>
   <translation>区级财政预算</translation>
  </message>
  <message>
   <source>District of all rows</source>
   <translation>全部记录的行政区</translation>
  </message>
  <message>
   <source>District paid</source>
   <translation>区财政拨付</translation>
  </message>
  <message>
   <source>District share</source>
   <translation>区级</translation>
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
   <source>District's own</source>
   <translation>区级自行奖补</translation>
  </message>
  <message>
   <source>District's own subsidy</source>
   <translation>区级自行奖补</translation>
  </message>
  <message>
   <source>Districts paid, net</source>
   <translation>区级拨付净额</translation>
  </message>
  <message>
   <source>Districts' own, net</source>
   <translation>区级自行奖补净额</translation>
  </message>
  <message>
   <source>Do</source>
   <translation>操作</translation>
  </message>
  <message>
   <source>Do not restore</source>
   <translation>不恢复</translation>
  </message>
  <message>
   <source>Do not save now; what you entered stays</source>
   <translation>本次不保存；填写的内容保留</translation>
  </message>
  <message>
   <source>Do not undo</source>
   <translation>不撤销</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Document &amp;no.</source>
   <translation>文号(&amp;N)</translation>
  </message>
  <message>
   <source>Document and clause</source>
   <translation>文号、条款</translation>
  </message>
  <message>
   <source>Document for it</source>
   <translation>依据文件</translation>
  </message>
  <message>
   <source>Document no.</source>
   <translation>文号</translation>
  </message>
  <message>
   <source>Document no. and day, or words of the consent</source>
   <translation>同意书文号、日期，或同意内容</translation>
  </message>
  <message>
   <source>Document no., file or record</source>
   <translation>文号、文件或记录</translation>
  </message>
  <message>
   <source>Document number</source>
   <translation>文号</translation>
  </message>
  <message>
   <source>Document number (optional)</source>
   <translation>文号（可不填）</translation>
  </message>
  <message>
   <source>Document number kept.</source>
   <translation>文号已保存。</translation>
  </message>
  <message>
   <source>Document on which the readings rest</source>
   <translation>口径依据文件</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>政策文件</translation>
  </message>
  <message>
   <source>Documents and clauses, what rests on them, packs and their check</source>
   <translation>文件与条款、依据它们的内容、政策包及其校验</translation>
  </message>
  <message>
   <source>Done by</source>
   <translation>经手人</translation>
  </message>
  <message>
   <source>Double click lists only these; Ctrl+C copies</source>
   <translation>双击只列出这些宗地；Ctrl+C 复制</translation>
  </message>
  <message>
   <source>Double click or Enter shows the parcel on the map</source>
   <translation>双击或按回车键在地图上显示宗地</translation>
  </message>
  <message>
   <source>Draft</source>
   <translation>草稿</translation>
  </message>
  <message>
   <source>Draft version</source>
   <translation>草案</translation>
  </message>
  <message>
   <source>Draft {version} retired.</source>
   <translation>草案 {version} 已停用。</translation>
  </message>
  <message>
   <source>Draft {version} saved.</source>
   <translation>草案 {version} 已保存。</translation>
  </message>
  <message>
   <source>Draft {version} with its {count} blocks counts no more. This can be undone.</source>
   <translation>草案 {version} 及其 {count} 个区块停用，可以撤销。</translation>
  </message>
  <message>
   <source>Draft “{title}” made.</source>
   <translation>已建立草案“{title}”。</translation>
  </message>
  <message>
   <source>Draft “{title}” saved.</source>
   <translation>已保存草案“{title}”。</translation>
  </message>
  <message>
   <source>Draft “{title}” thrown away.</source>
   <translation>已移出草案“{title}”。</translation>
  </message>
  <message>
   <source>Draft: in force on no day until it is approved</source>
   <translation>草案：批准前不生效</translation>
  </message>
  <message>
   <source>Draft: {title}</source>
   <translation>标准草案：{title}</translation>
  </message>
  <message>
   <source>Drafts, approval, and what changes between two versions</source>
   <translation>草案、批准，以及两个版本之间的变化</translation>
  </message>
  <message>
   <source>Drag a line to change the order.</source>
   <translation>拖动可调整顺序。</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>绘制</translation>
  </message>
  <message>
   <source>Draw a new parcel; or paste shapes with Ctrl+V</source>
   <translation>绘制新宗地；也可以按 Ctrl+V 粘贴图形</translation>
  </message>
  <message>
   <source>Draw a parcel that is not in the workspace yet, or paste one</source>
   <translation>绘制或粘贴工作库中还没有的宗地</translation>
  </message>
  <message>
   <source>Draw a part as a unit …</source>
   <translation>划出部分为地块…</translation>
  </message>
  <message>
   <source>Draw a part of {count} parcels …</source>
   <translation>划出部分（{count} 宗）…</translation>
  </message>
  <message>
   <source>Draw a part …</source>
   <translation>划出部分…</translation>
  </message>
  <message>
   <source>Draw on the map</source>
   <translation>在地图上绘制</translation>
  </message>
  <message>
   <source>Draw on the map which part of these parcels becomes a survey unit</source>
   <translation>在地图上画出这些宗地中作为地块的部分</translation>
  </message>
  <message>
   <source>Draw survey areas, and assign the units to them</source>
   <translation>划定调查区，并把地块归入调查区</translation>
  </message>
  <message>
   <source>Draw the boundaries of the chosen parcels anew, with QGIS's own tools</source>
   <translation>用 QGIS 的编辑工具修改所选宗地的界线</translation>
  </message>
  <message>
   <source>Draw the boundaries of the parcels anew, with QGIS's own tools</source>
   <translation>用 QGIS 的编辑工具修改宗地界线</translation>
  </message>
  <message>
   <source>Draw the new parcel on the map, right click ends it; or copy shapes from any layer and paste them with Ctrl+V.</source>
   <translation>请在地图上绘制新宗地，右键结束；也可以从其他图层复制图形，按 Ctrl+V 粘贴。</translation>
  </message>
  <message>
   <source>Draw the outline of a survey unit on the map</source>
   <translation>在地图上画出地块范围</translation>
  </message>
  <message>
   <source>Draw the outline, or take selected shapes of a layer.</source>
   <translation>请绘制范围，或取用图层中选中的图形。</translation>
  </message>
  <message>
   <source>Draw the part of these parcels that becomes a unit of its own</source>
   <translation>在地图上划出这些宗地中单独成为地块的部分</translation>
  </message>
  <message>
   <source>Draw what enters or leaves, or take it from a layer, parcels or blocks.</source>
   <translation>请绘制调入或调出的范围，或从图层、宗地、现有区块中取得。</translation>
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
   <source>Drawn area</source>
   <translation>图形面积</translation>
  </message>
  <message>
   <source>Drawn by</source>
   <translation>制图</translation>
  </message>
  <message>
   <source>Drawn m²</source>
   <translation>图形面积 m²</translation>
  </message>
  <message>
   <source>Drawn up</source>
   <translation>拟订</translation>
  </message>
  <message>
   <source>Drawn up by</source>
   <translation>拟订人</translation>
  </message>
  <message>
   <source>Drawn up on</source>
   <translation>拟订日期</translation>
  </message>
  <message>
   <source>Drawn, m²</source>
   <translation>图形 m²</translation>
  </message>
  <message>
   <source>Drop files here: parcels, control line, three-old areas, tax list … (SHP, GPKG, GDB, GeoJSON, KML, zip, xlsx, csv)</source>
   <translation>把文件拖到这里：宗地、控制线、三旧图斑、企业名单……（SHP、GPKG、GDB、GeoJSON、KML、zip、xlsx、csv）</translation>
  </message>
  <message>
   <source>Due on</source>
   <translation>竣工或计划日期</translation>
  </message>
  <message>
   <source>Duplicate rule</source>
   <translation>复制规则</translation>
  </message>
  <message>
   <source>E&amp;xport the list …</source>
   <translation>导出清单(&amp;X)…</translation>
  </message>
  <message>
   <source>E&amp;xport those without a parcel …</source>
   <translation>导出未匹配企业(&amp;X)…</translation>
  </message>
  <message>
   <source>Each objection needs an answer. Enter both, or clear the line.</source>
   <translation>每条异议都要有答复。请两栏都填写，或清空该行。</translation>
  </message>
  <message>
   <source>Each selected shape of a polygon layer becomes a survey area</source>
   <translation>面图层中选中的每个图形建成一个调查区</translation>
  </message>
  <message>
   <source>Each ticked group becomes a case of its own, all in one save. Its holder applies, where all its parcels have the same. Parcels stay as they are until the registry has merged them.</source>
   <translation>每个勾选的组各成一件案卷，一次保存。组内宗地权利人相同的，以该权利人为申请人。登记合并之前，宗地保持不变。</translation>
  </message>
  <message>
   <source>Each unit counts once; parcels and holders once in each line and in the total. Low-efficiency area is that of tagged and identified units.</source>
   <translation>每个地块计一次；宗地和权利人在各行及合计中去重。低效用地面积只计已标记和县级认定的地块。</translation>
  </message>
  <message>
   <source>Each unit goes to the survey area that it overlaps most</source>
   <translation>每个地块归入重叠面积最大的调查区</translation>
  </message>
  <message>
   <source>Edge shared with what stays</source>
   <translation>与保留部分共边</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>编辑</translation>
  </message>
  <message>
   <source>Edit boundaries</source>
   <translation>编辑边界</translation>
  </message>
  <message>
   <source>Edit boundaries …</source>
   <translation>编辑边界…</translation>
  </message>
  <message>
   <source>Edit parcel</source>
   <translation>编辑宗地</translation>
  </message>
  <message>
   <source>Edit parcel · {parcel}</source>
   <translation>编辑宗地 · {parcel}</translation>
  </message>
  <message>
   <source>Edit parcel …</source>
   <translation>编辑宗地…</translation>
  </message>
  <message>
   <source>Edit project</source>
   <translation>编辑项目</translation>
  </message>
  <message>
   <source>Edit project · {project}</source>
   <translation>编辑项目 · {project}</translation>
  </message>
  <message>
   <source>Edit project …</source>
   <translation>编辑项目…</translation>
  </message>
  <message>
   <source>Edit the template in Word</source>
   <translation>用 Word 编辑模板</translation>
  </message>
  <message>
   <source>Edit …</source>
   <translation>编辑…</translation>
  </message>
  <message>
   <source>Edit, history and what else can be done with this parcel</source>
   <translation>编辑、历史及可对此宗地做的其他操作</translation>
  </message>
  <message>
   <source>Eligible in all {amount}</source>
   <translation>测算符合 {amount}（含已拨付）</translation>
  </message>
  <message>
   <source>Ellipsoidal area</source>
   <translation>椭球面积</translation>
  </message>
  <message>
   <source>Ellipsoidal area of the new outline</source>
   <translation>合并图形椭球面积</translation>
  </message>
  <message>
   <source>Empty cells empty the field</source>
   <translation>空单元格表示清空</translation>
  </message>
  <message>
   <source>Empty on all …</source>
   <translation>批量清空…</translation>
  </message>
  <message>
   <source>Empty: the whole parcel. Double-click to enter a part in m².</source>
   <translation>留空表示整宗纳入。双击可填写部分纳入的面积（m²）。</translation>
  </message>
  <message>
   <source>Empty: the whole unit</source>
   <translation>不填即整个地块</translation>
  </message>
  <message>
   <source>Empty: until further notice</source>
   <translation>留空：长期有效</translation>
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
   <source>Enter</source>
   <translation>调入</translation>
  </message>
  <message>
   <source>Enter a cap to see which projects still fit.</source>
   <translation>填写限额，查看还能安排哪些项目。</translation>
  </message>
  <message>
   <source>Enter a name for the scenario.</source>
   <translation>请填写情景名称。</translation>
  </message>
  <message>
   <source>Enter a project: its parcels, areas, acceptance and three-old status</source>
   <translation>录入项目：宗地、面积、竣工验收和三旧状态</translation>
  </message>
  <message>
   <source>Enter a reason first.</source>
   <translation>请先填写原因。</translation>
  </message>
  <message>
   <source>Enter an amount above zero.</source>
   <translation>请填写金额，须大于零。</translation>
  </message>
  <message>
   <source>Enter both areas.</source>
   <translation>请填写分子和分母面积。</translation>
  </message>
  <message>
   <source>Enter document number, clause and first day, or mark the rule as an example: it decides whether an indicator is met.</source>
   <translation>请填写文号、条款和生效日期，或勾选“示例”：指标是否达到由它决定。</translation>
  </message>
  <message>
   <source>Enter m² or 公顷: 亩 are no whole m², and the limit is compared exactly.</source>
   <translation>请填平方米或公顷：亩折算后不是有限小数，而下限按精确值比较。</translation>
  </message>
  <message>
   <source>Enter new …</source>
   <translation>登记…</translation>
  </message>
  <message>
   <source>Enter or mend names and id numbers of the holders of the parcel</source>
   <translation>补录或修改宗地权利人的名称和证件号</translation>
  </message>
  <message>
   <source>Enter or mend the holders of {parcel} …</source>
   <translation>补录或修改 {parcel} 的权利人…</translation>
  </message>
  <message>
   <source>Enter payment</source>
   <translation>登记拨付</translation>
  </message>
  <message>
   <source>Enter payment …</source>
   <translation>登记拨付…</translation>
  </message>
  <message>
   <source>Enter the approval</source>
   <translation>登记批准</translation>
  </message>
  <message>
   <source>Enter the approval …</source>
   <translation>登记批准…</translation>
  </message>
  <message>
   <source>Enter the approved amount, above zero.</source>
   <translation>请填写审定金额，须大于零。</translation>
  </message>
  <message>
   <source>Enter the authority that approves the case.</source>
   <translation>请填写审批机关。</translation>
  </message>
  <message>
   <source>Enter the authority.</source>
   <translation>请填写批准机关。</translation>
  </message>
  <message>
   <source>Enter the certificate no.</source>
   <translation>请填写不动产权证号。</translation>
  </message>
  <message>
   <source>Enter the code of the new parcel, or mark it as to be given.</source>
   <translation>请填写新宗地代码，或勾选待编。</translation>
  </message>
  <message>
   <source>Enter the code of the new parcel, or say that it is provisional until the cadastral office gives one.</source>
   <translation>请填写新宗地代码；地籍管理部门尚未编号的，请勾选暂编。</translation>
  </message>
  <message>
   <source>Enter the code of the new parcel.</source>
   <translation>请填写新宗地代码。</translation>
  </message>
  <message>
   <source>Enter the day of the application.</source>
   <translation>请填写申请日期。</translation>
  </message>
  <message>
   <source>Enter the day of the query: {parcels}.</source>
   <translation>请填写查询日期：{parcels}。</translation>
  </message>
  <message>
   <source>Enter the day of the seizure query before the registration: at most one working day old.</source>
   <translation>请填写登记前查封查询日期，距登记不超过 1 个工作日。</translation>
  </message>
  <message>
   <source>Enter the day of the seizure query.</source>
   <translation>请填写查封查询日期。</translation>
  </message>
  <message>
   <source>Enter the department that judges.</source>
   <translation>请填写作出判断的部门。</translation>
  </message>
  <message>
   <source>Enter the department.</source>
   <translation>请填写部门。</translation>
  </message>
  <message>
   <source>Enter the document no. of the agreement.</source>
   <translation>请填写同意合并批复的文号。</translation>
  </message>
  <message>
   <source>Enter the document no. of the decision.</source>
   <translation>请填写批复文号。</translation>
  </message>
  <message>
   <source>Enter the document no. that the step rests on.</source>
   <translation>请填写本步骤所依据的文号。</translation>
  </message>
  <message>
   <source>Enter the document number: this standard is no example.</source>
   <translation>请填写文号：本标准不是示例。</translation>
  </message>
  <message>
   <source>Enter the first and the last day of the publicity.</source>
   <translation>请填写公示起止日期。</translation>
  </message>
  <message>
   <source>Enter the limit in percent.</source>
   <translation>请填写下限（%）。</translation>
  </message>
  <message>
   <source>Enter the meeting or document that the adoption rests on.</source>
   <translation>请填写采用所依据的会议或文件。</translation>
  </message>
  <message>
   <source>Enter the name of every holder; “无” and “不详” name nobody.</source>
   <translation>请填写每个权利人的名称；“无”“不详”不是名称。</translation>
  </message>
  <message>
   <source>Enter the name of the holder.</source>
   <translation>请填写权利人名称。</translation>
  </message>
  <message>
   <source>Enter the name of the layer.</source>
   <translation>请填写图层名称。</translation>
  </message>
  <message>
   <source>Enter the name of the person who makes or approves the version.</source>
   <translation>请填写编制或录入批准信息的人员姓名。</translation>
  </message>
  <message>
   <source>Enter the name of the standard.</source>
   <translation>请填写标准名称。</translation>
  </message>
  <message>
   <source>Enter the name of the survey area.</source>
   <translation>请填写调查区名称。</translation>
  </message>
  <message>
   <source>Enter the number of the document of the decision.</source>
   <translation>请填写批复文号。</translation>
  </message>
  <message>
   <source>Enter the number of the document that agrees to the merge.</source>
   <translation>请填写同意合并的批复文号。</translation>
  </message>
  <message>
   <source>Enter the number of the document.</source>
   <translation>请填写批准文号。</translation>
  </message>
  <message>
   <source>Enter the number of the new real-estate certificate.</source>
   <translation>请填写新不动产权证号。</translation>
  </message>
  <message>
   <source>Enter the number of the supplement to the contract.</source>
   <translation>请填写补充合同编号。</translation>
  </message>
  <message>
   <source>Enter the number of the voucher: the line rests on it.</source>
   <translation>请填写凭证号，台账以凭证为据。</translation>
  </message>
  <message>
   <source>Enter the parcel code …</source>
   <translation>填写宗地代码…</translation>
  </message>
  <message>
   <source>Enter the reason.</source>
   <translation>请填写原因。</translation>
  </message>
  <message>
   <source>Enter the reason; it goes into the log.</source>
   <translation>请填写原因，原因会记入日志。</translation>
  </message>
  <message>
   <source>Enter the refusal</source>
   <translation>登记不予批准</translation>
  </message>
  <message>
   <source>Enter the registration of the merge</source>
   <translation>填写合并登记</translation>
  </message>
  <message>
   <source>Enter the registration …</source>
   <translation>填写登记…</translation>
  </message>
  <message>
   <source>Enter the seizure and mortgage query</source>
   <translation>录入查封、抵押查询结果</translation>
  </message>
  <message>
   <source>Enter the surveyed area.</source>
   <translation>请填写权籍调查面积。</translation>
  </message>
  <message>
   <source>Enter the text.</source>
   <translation>请填写条文。</translation>
  </message>
  <message>
   <source>Enter the written consent of the mortgagee, or how the mortgage is changed: {parcels}.</source>
   <translation>请填写抵押权人书面同意或抵押变更方案：{parcels}。</translation>
  </message>
  <message>
   <source>Enter what came of the survey: outline and area.</source>
   <translation>请填写权籍调查结果：界址范围和面积。</translation>
  </message>
  <message>
   <source>Enter what is known; what is left open counts as missing, never as no. Nothing is written.</source>
   <translation>填写已知情况；未填的作为缺失处理，不作为“否”。不写入工作库。</translation>
  </message>
  <message>
   <source>Enter what the registry answered, once for all of these parcels</source>
   <translation>录入登记簿查询结果，全部宗地一次填写</translation>
  </message>
  <message>
   <source>Enter what {department} says.</source>
   <translation>请填写{department}的意见。</translation>
  </message>
  <message>
   <source>Enter what {field} is to become. To empty it, choose “Clear”.</source>
   <translation>请填写{field}的新值；要清空该字段，请选“清空”。</translation>
  </message>
  <message>
   <source>Enter where it is made public.</source>
   <translation>请填写公示地点。</translation>
  </message>
  <message>
   <source>Enter where it was made public, or who was asked.</source>
   <translation>请填写公示地点，或征求了谁的意见。</translation>
  </message>
  <message>
   <source>Enter where the case is made public.</source>
   <translation>请填写公示地点。</translation>
  </message>
  <message>
   <source>Enter who applies for the merge: the right holder of the parcels.</source>
   <translation>请填写申请人，即各宗地的权利人。</translation>
  </message>
  <message>
   <source>Enter who applies.</source>
   <translation>请填写申请人。</translation>
  </message>
  <message>
   <source>Enter who decides.</source>
   <translation>请填写采用人。</translation>
  </message>
  <message>
   <source>Enter who does it.</source>
   <translation>请填写经手人。</translation>
  </message>
  <message>
   <source>Enter who does this.</source>
   <translation>请填写经手人。</translation>
  </message>
  <message>
   <source>Enter who judges.</source>
   <translation>请填写判断人。</translation>
  </message>
  <message>
   <source>Enter why you change it; the reason goes into the log.</source>
   <translation>请填写修改原因，原因会记入日志。</translation>
  </message>
  <message>
   <source>Enter your name first.</source>
   <translation>请先填写姓名。</translation>
  </message>
  <message>
   <source>Enter your name: it stands beside every change you make.</source>
   <translation>请填写您的姓名：每次修改都会记录它。</translation>
  </message>
  <message>
   <source>Enter your name: it stands with each parcel.</source>
   <translation>请填写姓名，随每宗地保存。</translation>
  </message>
  <message>
   <source>Entered as registered</source>
   <translation>登记</translation>
  </message>
  <message>
   <source>Entered by</source>
   <translation>登记人</translation>
  </message>
  <message>
   <source>Entered on</source>
   <translation>填写日期</translation>
  </message>
  <message>
   <source>Entered: {status}{area}.</source>
   <translation>已录入：{status}{area}。</translation>
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
   <source>Enterprises and taxes …</source>
   <translation>企业与税收…</translation>
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
   <source>Enters (m²)</source>
   <translation>调入（m²）</translation>
  </message>
  <message>
   <source>Enters {entered} m², leaves {left} m², difference {apart} m²</source>
   <translation>调入 {entered} m²，调出 {left} m²，差额 {apart} m²</translation>
  </message>
  <message>
   <source>Errors …</source>
   <translation>边界误差…</translation>
  </message>
  <message>
   <source>Evaluate again</source>
   <translation>重新识别</translation>
  </message>
  <message>
   <source>Evaluate the rules for every parcel; nothing is tagged</source>
   <translation>按认定标准评估全部宗地，只提出建议，不作标记</translation>
  </message>
  <message>
   <source>Evaluate these parcels under the standard in force; no tag changes</source>
   <translation>按在用标准重新识别这些宗地，不改动标记</translation>
  </message>
  <message>
   <source>Evaluating again</source>
   <translation>正在重新识别</translation>
  </message>
  <message>
   <source>Every condition is met, whichever way the figures are read.</source>
   <translation>无论按哪种口径，各项条件均满足。</translation>
  </message>
  <message>
   <source>Every field</source>
   <translation>全部字段</translation>
  </message>
  <message>
   <source>Every field is decided.</source>
   <translation>所有字段都已确定。</translation>
  </message>
  <message>
   <source>Every paper that is needed is there.</source>
   <translation>必备材料均已收到。</translation>
  </message>
  <message>
   <source>Every step stands in the log. Restoring the backup takes the upgrade back.</source>
   <translation>升级已记入日志。恢复该备份即可退回升级前。</translation>
  </message>
  <message>
   <source>Every tax per mu is up to date.</source>
   <translation>亩均税收均为最新，无需更新。</translation>
  </message>
  <message>
   <source>Every unit has its number.</source>
   <translation>地块都已有编号。</translation>
  </message>
  <message>
   <source>Every unit is in the right survey area already.</source>
   <translation>地块所属调查区均无变化。</translation>
  </message>
  <message>
   <source>Everybody</source>
   <translation>所有人</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Everything is chosen. Your other changes are saved with it.</source>
   <translation>已全部选择。您的其他修改会一并保存。</translation>
  </message>
  <message>
   <source>Everything that was asked for is answered.</source>
   <translation>函中所需数据已全部回复。</translation>
  </message>
  <message>
   <source>Everything that was saved after {made} is taken back: {saves} saves, {rows} rows.</source>
   <translation>{made} 之后保存的内容将全部撤下：{saves} 次保存，{rows} 行。</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>材料</translation>
  </message>
  <message>
   <source>Evidence that is wanted</source>
   <translation>需要的证据</translation>
  </message>
  <message>
   <source>Evidence wanted</source>
   <translation>尚需材料</translation>
  </message>
  <message>
   <source>Example</source>
   <translation>示例值</translation>
  </message>
  <message>
   <source>Example rule (half checked: as the standard)</source>
   <translation>示例规则（半选：随整套标准）</translation>
  </message>
  <message>
   <source>Example standard, for training only.</source>
   <translation>示例标准，仅供演练。</translation>
  </message>
  <message>
   <source>Example standard, for training only: not for a submission or a meeting.</source>
   <translation>示例标准，仅供演练，不得用于报送或上会。</translation>
  </message>
  <message>
   <source>Example standard: {what}</source>
   <translation>示例标准：{what}</translation>
  </message>
  <message>
   <source>Example, for training only</source>
   <translation>示例，仅供演练</translation>
  </message>
  <message>
   <source>Example: for training only, nothing of it can be submitted</source>
   <translation>示例：仅供演练，不得报送</translation>
  </message>
  <message>
   <source>Excel file</source>
   <translation>Excel 文件</translation>
  </message>
  <message>
   <source>Excel workbooks (*.xlsx)</source>
   <translation>Excel 工作簿 (*.xlsx)</translation>
  </message>
  <message>
   <source>Excel …</source>
   <translation>输出 Excel…</translation>
  </message>
  <message>
   <source>Exchange</source>
   <translation>置换</translation>
  </message>
  <message>
   <source>Exchange tables are of merges that were drawn up. Draw the merge up first.</source>
   <translation>交换表只输出已立案的宗地合并。请先拟合并。</translation>
  </message>
  <message>
   <source>Exchange tables of all merges (Excel) …</source>
   <translation>全部合并的交换表（Excel）…</translation>
  </message>
  <message>
   <source>Exchange tables of merges (Excel)</source>
   <translation>宗地合并交换表（Excel）</translation>
  </message>
  <message>
   <source>Excluded as approved or settled under the three-old rules, but the number of that document is missing. Enter it.</source>
   <translation>已按“三旧”批复或办理，不适用，但文号未填。请补填文号。</translation>
  </message>
  <message>
   <source>Exempt industries</source>
   <translation>豁免行业</translation>
  </message>
  <message>
   <source>Existing block</source>
   <translation>现有区块</translation>
  </message>
  <message>
   <source>Expected</source>
   <translation>预期</translation>
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
   <source>Export editable table</source>
   <translation>导出可编辑表</translation>
  </message>
  <message>
   <source>Export editable table …</source>
   <translation>导出可编辑表…</translation>
  </message>
  <message>
   <source>Export identification sheets</source>
   <translation>输出认定表和汇总表</translation>
  </message>
  <message>
   <source>Export list …</source>
   <translation>导出列表…</translation>
  </message>
  <message>
   <source>Export report</source>
   <translation>导出报告</translation>
  </message>
  <message>
   <source>Export the list</source>
   <translation>导出列表</translation>
  </message>
  <message>
   <source>Export the standard</source>
   <translation>导出认定标准</translation>
  </message>
  <message>
   <source>Export this list</source>
   <translation>导出此名单</translation>
  </message>
  <message>
   <source>Export …</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Exporting the standard</source>
   <translation>正在导出认定标准</translation>
  </message>
  <message>
   <source>Expression for the new value</source>
   <translation>新值的表达式</translation>
  </message>
  <message>
   <source>Extent</source>
   <translation>范围</translation>
  </message>
  <message>
   <source>FAR</source>
   <translation>容积率</translation>
  </message>
  <message>
   <source>FAR computed {sign} {far}</source>
   <translation>计算容积率 {sign} {far}</translation>
  </message>
  <message>
   <source>FAR floor area (m²)</source>
   <translation>计容建筑面积（m²）</translation>
  </message>
  <message>
   <source>FAR {far}: {amount}</source>
   <translation>容积率 {far}：{amount}</translation>
  </message>
  <message>
   <source>Field</source>
   <translation>字段</translation>
  </message>
  <message>
   <source>Field by which people know a parcel; its feature id without it.</source>
   <translation>识别宗地的字段；不填则用要素 ID。</translation>
  </message>
  <message>
   <source>Field check</source>
   <translation>外业核查</translation>
  </message>
  <message>
   <source>Field of the class</source>
   <translation>分类字段</translation>
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
   <source>Field of the layer; where it is filled it decides, not the name.</source>
   <translation>图层字段；填有证件号的以证件号为准，不看名称。</translation>
  </message>
  <message>
   <source>Field of the parcels; the result says how much larger the measured area is.</source>
   <translation>宗地字段；结果说明量算面积比登记面积大多少。</translation>
  </message>
  <message>
   <source>Field with 1 or 2, 一级 or 二级; without it the line has no levels.</source>
   <translation>字段值为 1 或 2、一级或二级；不填则控制线不分级。</translation>
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
   <source>Fields ({count} open)</source>
   <translation>属性（{count} 项待定）</translation>
  </message>
  <message>
   <source>Fields are recognised by national code, Chinese title or English name; what you map yourself wins. Every row ends as imported, changed or refused, with the reason; the counts add up, and the report can be saved. Importing the same file again updates and never doubles. What somebody edited since the last import stays and is named; what the file leaves blank erases nothing. An import that was stopped is completed by running it again with the same options, or undone with Undo an import.</source>
   <translation>字段按国家代码、中文名称或英文名称识别，您自行指定的对应优先。每一行以导入、修正或拒收结束并说明原因；各项计数相加等于总数，报告可以保存。再次导入同一文件只更新、不重复。上次导入后经人工修改的值保持不变并逐项列出；文件中的空白不会清除任何内容。中断的导入用相同选项再次运行即可接续，或用“撤销导入”撤销。</translation>
  </message>
  <message>
   <source>Fields not decided yet</source>
   <translation>待确定的字段数</translation>
  </message>
  <message>
   <source>Fields not decided: {count}</source>
   <translation>待定字段：{count}</translation>
  </message>
  <message>
   <source>Fields of the new parcel that are open</source>
   <translation>尚未确定的合并后属性</translation>
  </message>
  <message>
   <source>Fields that are emptied on all chosen units with the save; what stands empty below stays on each as it is</source>
   <translation>保存时在所选全部地块上清空的字段；下面留空的字段各自保持不变</translation>
  </message>
  <message>
   <source>Fields that are to be changed</source>
   <translation>要修改的字段</translation>
  </message>
  <message>
   <source>Fields that lose values: {count}</source>
   <translation>有值未保留的字段：{count}</translation>
  </message>
  <message>
   <source>Fields: {fields}</source>
   <translation>字段对应：{fields}</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>比较项目</translation>
  </message>
  <message>
   <source>Figure of the pack</source>
   <translation>取值</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>统计表</translation>
  </message>
  <message>
   <source>Figures as they were kept at its last check.</source>
   <translation>数值为最近一次核对时保存的数值。</translation>
  </message>
  <message>
   <source>Figures of the case</source>
   <translation>调整指标</translation>
  </message>
  <message>
   <source>Figures of the project changed since it was calculated.</source>
   <translation>测算后项目数据有变化。</translation>
  </message>
  <message>
   <source>Figures that help to judge</source>
   <translation>供判断参考的数据</translation>
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
   <source>File and folder may be written.</source>
   <translation>文件和文件夹都可以写入。</translation>
  </message>
  <message>
   <source>File the claim</source>
   <translation>提出申请</translation>
  </message>
  <message>
   <source>File the claim …</source>
   <translation>提出申请…</translation>
  </message>
  <message>
   <source>Filed</source>
   <translation>提出</translation>
  </message>
  <message>
   <source>Filed units are read-only.</source>
   <translation>已报送的地块只读。</translation>
  </message>
  <message>
   <source>Filed with the city bureau</source>
   <translation>已报送市局</translation>
  </message>
  <message>
   <source>Filed with the ministry</source>
   <translation>部备案</translation>
  </message>
  <message>
   <source>Filed with the province</source>
   <translation>报省审核</translation>
  </message>
  <message>
   <source>Files (JSON)</source>
   <translation>文件（JSON）</translation>
  </message>
  <message>
   <source>Fill in …</source>
   <translation>填入…</translation>
  </message>
  <message>
   <source>Fill own template</source>
   <translation>填入自有模板</translation>
  </message>
  <message>
   <source>Fill own template …</source>
   <translation>填入自有模板…</translation>
  </message>
  <message>
   <source>Fill own template: {file}</source>
   <translation>填入自有模板：{file}</translation>
  </message>
  <message>
   <source>Fill these in too</source>
   <translation>一并填入</translation>
  </message>
  <message>
   <source>Filled with</source>
   <translation>填入</translation>
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
   <source>Filter</source>
   <translation>筛选</translation>
  </message>
  <message>
   <source>Filter ({count})</source>
   <translation>筛选（{count}）</translation>
  </message>
  <message>
   <source>Filter by name, code, address or parcel</source>
   <translation>按企业名称、代码、地址或宗地筛选</translation>
  </message>
  <message>
   <source>Filter by name, code, year or source</source>
   <translation>按企业名称、代码、年度或来源筛选</translation>
  </message>
  <message>
   <source>Filter by parcel or right holder</source>
   <translation>按宗地或权利人筛选</translation>
  </message>
  <message>
   <source>Filter by project, reason or person</source>
   <translation>按项目、原因或人员筛选</translation>
  </message>
  <message>
   <source>Find again</source>
   <translation>重新查找</translation>
  </message>
  <message>
   <source>Find groups</source>
   <translation>查找合并候选</translation>
  </message>
  <message>
   <source>Find in the list</source>
   <translation>列表内查找</translation>
  </message>
  <message>
   <source>Find merge groups</source>
   <translation>查找合并候选</translation>
  </message>
  <message>
   <source>Find neighbouring parcels of one holder. Nothing is merged or written by it.</source>
   <translation>查找同一权利人的相邻宗地。只查找，不合并，也不写入工作库。</translation>
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
   <source>Findings</source>
   <translation>问题数</translation>
  </message>
  <message>
   <source>Findings of the check of {day}</source>
   <translation>{day} 套合的发现</translation>
  </message>
  <message>
   <source>Findings of the last check …</source>
   <translation>上次套合的发现…</translation>
  </message>
  <message>
   <source>Findings that must be put right</source>
   <translation>须改正的问题数</translation>
  </message>
  <message>
   <source>Findings written: {path}</source>
   <translation>检查清单已写出：{path}</translation>
  </message>
  <message>
   <source>Finds groups of two or more parcels that share a boundary and have the same holder, right nature and use. A corner contact is no shared boundary; a gap or an overlap up to the tolerance still counts, unless another parcel lies in it. Nothing is merged and nothing is written to the workspace.

Holders are compared by number first, by name where one is missing. Names that nearly agree are listed as questions and never joined. Of parcels drawn on top of each other one stands for all.

With a workspace, its current parcels are taken. Without one, give a layer in a projected CRS in metres and say which field holds the holder; right nature and use are compared where their fields are given.</source>
   <translation>查找两宗及以上有公共边，且权利人、权利性质和用途相同的宗地。仅在一点相接不算公共边；间距或重叠不超过容差的仍算，但其间有其他宗地的不算。只查找，不合并，不写入工作库。

权利人先比证件号，缺号时比名称。名称相近的列为疑问，不视为同一权利人。重叠绘制的同一图形只取一宗为代表。

给工作库时取现势宗地；不给工作库时，给以米为单位的投影坐标系图层并指明权利人字段，给出字段的才比较权利性质和用途。</translation>
  </message>
  <message>
   <source>Finds neighbouring parcels of the same holder, right nature and use.</source>
   <translation>查找权利人、权利性质和用途相同的相邻宗地。</translation>
  </message>
  <message>
   <source>First and last day of the publicity are missing. Enter them, or why none is needed.</source>
   <translation>缺少公示起止日期。请填写，或写明不适用的理由。</translation>
  </message>
  <message>
   <source>First apply for the city subsidy: see “Procedure”.</source>
   <translation>请先申请市级补助，见“办理”。</translation>
  </message>
  <message>
   <source>First bad log line, 0 for none</source>
   <translation>首条有问题的日志，0 表示没有</translation>
  </message>
  <message>
   <source>First calculate the subsidy of this project.</source>
   <translation>请先测算本项目的奖补。</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>起始日</translation>
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
   <source>First decide {count} questions above.</source>
   <translation>请先回答上面 {count} 个问题。</translation>
  </message>
  <message>
   <source>First mend what is listed below.</source>
   <translation>请先处理下面列出的事项。</translation>
  </message>
  <message>
   <source>First put right {count} findings (✕).</source>
   <translation>请先改正 {count} 处错误（✕）。</translation>
  </message>
  <message>
   <source>First shows who would lose what; nothing happens before you confirm</source>
   <translation>先列出将撤下谁的哪些内容；确认之前不做任何改动</translation>
  </message>
  <message>
   <source>First withdraw the tag, take the parcel out of the project, or end the merge or filing.</source>
   <translation>请先撤回标记、移出项目，或办结合并、报送。</translation>
  </message>
  <message>
   <source>Fits</source>
   <translation>可安排</translation>
  </message>
  <message>
   <source>Flag the day itself</source>
   <translation>当日提示</translation>
  </message>
  <message>
   <source>Flash a parcel on the map when its line is clicked</source>
   <translation>点击列表时宗地在地图上闪烁</translation>
  </message>
  <message>
   <source>Floor area (m²)</source>
   <translation>改造后建筑面积（m²）</translation>
  </message>
  <message>
   <source>Floor area known, in all</source>
   <translation>已知建筑面积合计</translation>
  </message>
  <message>
   <source>Floor area ratio 1.5 or more</source>
   <translation>容积率达到 1.5 及以上</translation>
  </message>
  <message>
   <source>Floor area ratio after</source>
   <translation>合并后容积率</translation>
  </message>
  <message>
   <source>Floor area ratio before (highest)</source>
   <translation>合并前容积率（最高）</translation>
  </message>
  <message>
   <source>Floor area ratio before (lowest)</source>
   <translation>合并前容积率（最低）</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Folder of the taxes</source>
   <translation>税收明细文件夹</translation>
  </message>
  <message>
   <source>Folder of the workspace, on the office share or this computer</source>
   <translation>工作库所在文件夹（单位共享盘或本机）</translation>
  </message>
  <message>
   <source>Folder: {folder}</source>
   <translation>文件夹：{folder}</translation>
  </message>
  <message>
   <source>For a district: five questions</source>
   <translation>回答五个问题，为一个区县新建</translation>
  </message>
  <message>
   <source>For a folder.</source>
   <translation>给文件夹时用。</translation>
  </message>
  <message>
   <source>For every other action: number of the merge.</source>
   <translation>其他操作填写合并编号。</translation>
  </message>
  <message>
   <source>For every parcel</source>
   <translation>全部宗地</translation>
  </message>
  <message>
   <source>For internal use only. What differs from the workspace is bold.</source>
   <translation>仅供内部参考。与工作库不同的以粗体显示。</translation>
  </message>
  <message>
   <source>For judge: by condition who, department, day, reason, outcome.</source>
   <translation>仅用于 judge：按条件填写判断人、部门、日期、理由、结果。</translation>
  </message>
  <message>
   <source>For lineage_table alone: code or number of a parcel, current or of history; all when it is left empty.</source>
   <translation>仅用于 lineage_table：一宗现势或历史宗地的代码或编号；不填为全部。</translation>
  </message>
  <message>
   <source>For parcels {state}</source>
   <translation>{state}宗地</translation>
  </message>
  <message>
   <source>For preview and draft: parcel codes, unit codes, map numbers or uuids, with commas between them.</source>
   <translation>预览和拟合并时填写：宗地代码、不动产单元号、图斑编号或 uuid，用逗号分隔。</translation>
  </message>
  <message>
   <source>For preview, propose and register, such as {example}.</source>
   <translation>用于 preview、propose 和 register，例如 {example}。</translation>
  </message>
  <message>
   <source>For template alone: heading → field, besides what is recognised.</source>
   <translation>仅用于 template：表头 → 字段，补充自动识别的结果。</translation>
  </message>
  <message>
   <source>For template alone: the Excel file of your office.</source>
   <translation>仅用于 template：本单位的 Excel 文件。</translation>
  </message>
  <message>
   <source>For the office only: the distance upward stands on no sheet.</source>
   <translation>仅供内部掌握：距上一档的差距不写入任何表单。</translation>
  </message>
  <message>
   <source>For the part {state}, {area}</source>
   <translation>{state}部分（{area}）</translation>
  </message>
  <message>
   <source>For the same indicator, district and days there is a rule already: at least {least} % by {document}. End it before this one begins, or change it.</source>
   <translation>同一指标、同一行政区在这段时间已有要求：不低于 {least}%（{document}）。请先让它在新要求生效前失效，或直接修改。</translation>
  </message>
  <message>
   <source>Forecast</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>Forget what was chosen for this field</source>
   <translation>取消对此字段的选择</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>计算结果</translation>
  </message>
  <message>
   <source>Four eyes: {name} drew the case up, so somebody else takes the step “{state}”.</source>
   <translation>经办与审查须分开：{name} 拟订了本案，“{state}”须由他人办理。</translation>
  </message>
  <message>
   <source>Four eyes: {name} made the calculation, so somebody else takes the step “{state}”.</source>
   <translation>测算与审核须由不同的人办理：测算人是{name}，“{state}”须由他人办理。</translation>
  </message>
  <message>
   <source>Four eyes: {name} tagged it, so somebody else identifies it.</source>
   <translation>标记人与认定人须分开：由 {name} 标记，请由他人认定。</translation>
  </message>
  <message>
   <source>From a TXT file …</source>
   <translation>从 TXT 文件…</translation>
  </message>
  <message>
   <source>From a layer …</source>
   <translation>由图层生成…</translation>
  </message>
  <message>
   <source>From the clipboard, {count} lines.</source>
   <translation>来自剪贴板，{count} 行。</translation>
  </message>
  <message>
   <source>From the file</source>
   <translation>来自文件</translation>
  </message>
  <message>
   <source>From the parcels</source>
   <translation>按宗地生成</translation>
  </message>
  <message>
   <source>From {file}</source>
   <translation>来自 {file}</translation>
  </message>
  <message>
   <source>From “{state}” a case does not go back to “{to}”.</source>
   <translation>不能从“{state}”退回到“{to}”。</translation>
  </message>
  <message>
   <source>From … to …</source>
   <translation>自定日期</translation>
  </message>
  <message>
   <source>From: {source}</source>
   <translation>数据：{source}</translation>
  </message>
  <message>
   <source>Fund</source>
   <translation>资金来源</translation>
  </message>
  <message>
   <source>Further differences</source>
   <translation>其余差额</translation>
  </message>
  <message>
   <source>Further findings, not given: {count} rules</source>
   <translation>其他判断（未成立）：{count} 条</translation>
  </message>
  <message>
   <source>Further kind</source>
   <translation>兼有类型</translation>
  </message>
  <message>
   <source>Gain or loss (mu)</source>
   <translation>增减（亩）</translation>
  </message>
  <message>
   <source>Gain or loss (m²)</source>
   <translation>增减（m²）</translation>
  </message>
  <message>
   <source>Gap or overlap at most (t)</source>
   <translation>缝隙、重叠不超过（t）</translation>
  </message>
  <message>
   <source>Gap t ≤</source>
   <translation>容差 t ≤</translation>
  </message>
  <message>
   <source>Gap t ≤ {gap} m, shared boundary L ≥ {shared} m</source>
   <translation>容差 t ≤ {gap} m，公共边 L ≥ {shared} m</translation>
  </message>
  <message>
   <source>Gaps (m²)</source>
   <translation>缝隙（m²）</translation>
  </message>
  <message>
   <source>Gaps of {m2} m² between them are in none of these areas.</source>
   <translation>缝隙 {m2} m² 不计入以上任何一项。</translation>
  </message>
  <message>
   <source>Give a reason, then it can be written.</source>
   <translation>填写原因后即可写入。</translation>
  </message>
  <message>
   <source>Give a reason: it goes into the log with your name.</source>
   <translation>请填写原因：将与您的姓名一起记入日志。</translation>
  </message>
  <message>
   <source>Give either a workspace or an input layer, and not both.</source>
   <translation>请在工作库与输入图层中选择一个，且只选一个。</translation>
  </message>
  <message>
   <source>Give one field of many parcels a value, with a preview and one undo</source>
   <translation>给多宗宗地的一个字段统一填值，先预览，可一次撤销</translation>
  </message>
  <message>
   <source>Give one field of these parcels a value, with a preview and one undo</source>
   <translation>给这些宗地的一个字段统一填值，先预览，可一次撤销</translation>
  </message>
  <message>
   <source>Give the case a name.</source>
   <translation>请填写调整名称。</translation>
  </message>
  <message>
   <source>Give the chosen row the values that it had after this step</source>
   <translation>把所选的行恢复成这一步之后的样子</translation>
  </message>
  <message>
   <source>Give the next number to every unit that has none; numbers never change</source>
   <translation>给没有编号的地块依次编号；已有编号不变</translation>
  </message>
  <message>
   <source>Give the project another state, such as withdrawn or closed, with a reason</source>
   <translation>变更项目状态，如退出、结案，并填写原因</translation>
  </message>
  <message>
   <source>Give the reason of the judgement.</source>
   <translation>请填写判断理由。</translation>
  </message>
  <message>
   <source>Give the reason.</source>
   <translation>请填写原因。</translation>
  </message>
  <message>
   <source>Give the reason: it stands with each parcel.</source>
   <translation>请填写理由，随每宗地保存。</translation>
  </message>
  <message>
   <source>Give the reason: it stays in the ledger.</source>
   <translation>请填写事由，事由留在台账中。</translation>
  </message>
  <message>
   <source>Give the reason: it stays with the case.</source>
   <translation>请填写理由，理由随案保存。</translation>
  </message>
  <message>
   <source>Give the reason: it stays with the claim.</source>
   <translation>请填写理由，理由留在办理记录中。</translation>
  </message>
  <message>
   <source>Give the reason: it stays with the scenario.</source>
   <translation>请填写理由：理由随情景一并留存。</translation>
  </message>
  <message>
   <source>Give the reason: it stays with the unit.</source>
   <translation>请填写事由，事由随地块保留。</translation>
  </message>
  <message>
   <source>Give the reference layer of {file} a name.</source>
   <translation>请给 {file} 的参考图层起个名称。</translation>
  </message>
  <message>
   <source>Give the standard a name of its own: the shipped example has this one.</source>
   <translation>请给标准另起名称：该名称与随附的示例标准相同。</translation>
  </message>
  <message>
   <source>Give the version a name, such as 2026版.</source>
   <translation>请填写版本号，如 2026版。</translation>
  </message>
  <message>
   <source>Give up what is drawn</source>
   <translation>放弃全部改动</translation>
  </message>
  <message>
   <source>Given anew for the new parcel; the old numbers stay with the parcels.</source>
   <translation>新宗地重新编号，原编号随原宗地转入历史。</translation>
  </message>
  <message>
   <source>Given when it is saved</source>
   <translation>保存时自动编号</translation>
  </message>
  <message>
   <source>Giving the new parcel its code</source>
   <translation>正在填写新宗地代码</translation>
  </message>
  <message>
   <source>Go on drawing</source>
   <translation>继续编辑</translation>
  </message>
  <message>
   <source>Go on editing</source>
   <translation>继续编辑</translation>
  </message>
  <message>
   <source>Go on with what a colleague began; the reason goes into the log</source>
   <translation>接着同事做到一半的编辑；原因记入日志</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>去处理</translation>
  </message>
  <message>
   <source>Go to</source>
   <translation>转到</translation>
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
   <source>Go to the projects and flash them</source>
   <translation>在地图上定位项目并闪烁</translation>
  </message>
  <message>
   <source>Go to this parcel</source>
   <translation>转到该宗地</translation>
  </message>
  <message>
   <source>Goes to what is looked at on the map and marks it</source>
   <translation>地图转到所看的宗地或变更并标出</translation>
  </message>
  <message>
   <source>Going back to the shipped rules</source>
   <translation>恢复默认规则</translation>
  </message>
  <message>
   <source>Going back to {moment}</source>
   <translation>回到 {moment}</translation>
  </message>
  <message>
   <source>Government of</source>
   <translation>发函政府所在</translation>
  </message>
  <message>
   <source>Grade</source>
   <translation>等级</translation>
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
   <source>Ground ({count})</source>
   <translation>范围差异（{count}）</translation>
  </message>
  <message>
   <source>Ground: added {added} mu, removed {removed} mu, of another level {level} mu</source>
   <translation>范围：新增 {added} 亩，减少 {removed} 亩，级别变化 {level} 亩</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>分组</translation>
  </message>
  <message>
   <source>Group of land uses</source>
   <translation>用地组</translation>
  </message>
  <message>
   <source>Groups (JSON)</source>
   <translation>合并组（JSON）</translation>
  </message>
  <message>
   <source>Groups are shown whole, whoever of them is meant here</source>
   <translation>只要有一宗在范围内，整组都会列出</translation>
  </message>
  <message>
   <source>Groups of land</source>
   <translation>用地组</translation>
  </message>
  <message>
   <source>Groups of land that rules judge</source>
   <translation>规则适用的用地组</translation>
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
   <source>Hash of the last log line</source>
   <translation>末条日志的校验码</translation>
  </message>
  <message>
   <source>Heading</source>
   <translation>管理事项</translation>
  </message>
  <message>
   <source>Heading *</source>
   <translation>管理事项 *</translation>
  </message>
  <message>
   <source>Heading, text or document</source>
   <translation>管理事项、条文或文号</translation>
  </message>
  <message>
   <source>Headings (JSON)</source>
   <translation>表头对照（JSON）</translation>
  </message>
  <message>
   <source>Held, {seconds} s left</source>
   <translation>占用中，剩余 {seconds} 秒</translation>
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
   <source>Hide conditions and preview, to have more room for the list</source>
   <translation>收起条件和预览，列表多些地方</translation>
  </message>
  <message>
   <source>Hide search and list, to have more room below</source>
   <translation>收起查找和列表，下方多些地方</translation>
  </message>
  <message>
   <source>History of parcel {parcel}</source>
   <translation>宗地 {parcel} 的变更历史</translation>
  </message>
  <message>
   <source>History of {file}</source>
   <translation>变更历史：{file}</translation>
  </message>
  <message>
   <source>History parcels</source>
   <translation>历史宗地</translation>
  </message>
  <message>
   <source>History parcels on the map</source>
   <translation>在地图上显示历史宗地</translation>
  </message>
  <message>
   <source>History …</source>
   <translation>变更历史…</translation>
  </message>
  <message>
   <source>Hit before (Shift+F3)</source>
   <translation>上一处（Shift+F3）</translation>
  </message>
  <message>
   <source>Hits</source>
   <translation>命中宗数</translation>
  </message>
  <message>
   <source>Hits when</source>
   <translation>命中要求</translation>
  </message>
  <message>
   <source>Hold</source>
   <translation>占用</translation>
  </message>
  <message>
   <source>Holder</source>
   <translation>权利人</translation>
  </message>
  <message>
   <source>Holder, parcel or remark</source>
   <translation>权利人、宗地或备注</translation>
  </message>
  <message>
   <source>Holders</source>
   <translation>权利人</translation>
  </message>
  <message>
   <source>Holders of {parcel}</source>
   <translation>{parcel} 的权利人</translation>
  </message>
  <message>
   <source>Holders were compared by name, since an id number is missing.</source>
   <translation>缺少证件号，按名称比对权利人。</translation>
  </message>
  <message>
   <source>Holders …</source>
   <translation>权利人…</translation>
  </message>
  <message>
   <source>Holding for the lock test</source>
   <translation>双机锁测试：占用</translation>
  </message>
  <message>
   <source>Holds for</source>
   <translation>适用范围</translation>
  </message>
  <message>
   <source>Holds {count} more parcels: a name or number that is changed here holds for them too.</source>
   <translation>还持有另外 {count} 宗：在此修改的名称、证件号对这些宗地同样生效。</translation>
  </message>
  <message>
   <source>How it decides</source>
   <translation>判定方式</translation>
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
   <source>How this plugin reads what the document leaves open</source>
   <translation>文件未写明之处，本插件的理解</translation>
  </message>
  <message>
   <source>Id number</source>
   <translation>证件号</translation>
  </message>
  <message>
   <source>Id of a policy pack; the one in force on that day when it is left empty.</source>
   <translation>政策参数编号；留空则用测算日有效的一套。</translation>
  </message>
  <message>
   <source>Id of a rule set, or a TOML file. Left empty, the standard in force in the workspace; {rules} where there is none.</source>
   <translation>认定标准的编号或 TOML 文件。留空时用工作库中现行的标准；没有的用 {rules}。</translation>
  </message>
  <message>
   <source>Id of the workspace</source>
   <translation>工作库标识</translation>
  </message>
  <message>
   <source>Identification sheets</source>
   <translation>认定表</translation>
  </message>
  <message>
   <source>Identification sheets (Word) …</source>
   <translation>认定表（Word）…</translation>
  </message>
  <message>
   <source>Identification standards</source>
   <translation>认定标准</translation>
  </message>
  <message>
   <source>Identification standards …</source>
   <translation>认定标准…</translation>
  </message>
  <message>
   <source>Identified</source>
   <translation>县级认定</translation>
  </message>
  <message>
   <source>Identified by the county</source>
   <translation>县级认定</translation>
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
   <source>Import a layer …</source>
   <translation>导入图层…</translation>
  </message>
  <message>
   <source>Import a list of projects …</source>
   <translation>导入项目清单…</translation>
  </message>
  <message>
   <source>Import a standard</source>
   <translation>导入认定标准</translation>
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
   <source>Import the &amp;answer …</source>
   <translation>导入回复(&amp;A)…</translation>
  </message>
  <message>
   <source>Import three-old or reference areas</source>
   <translation>导入“三旧”或参考图层</translation>
  </message>
  <message>
   <source>Import {file}</source>
   <translation>导入 {file}</translation>
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
   <source>Imported on</source>
   <translation>导入日期</translation>
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
   <source>Importing the standard</source>
   <translation>正在导入认定标准</translation>
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

A draft is in force on no day: compare it with other versions, and approve it under Control line, Versions. With number, authority and day of the approval the version is approved at once, and the one that is open until then ends on its first day. An approved version is not changed by importing any more.

</source>
   <translation>导入工业用地控制线的一个版本，可以是面，也可以是闭合的线。版本自生效日期起、失效日期前有效；同一天不得有两个版本生效。留空的内容，取文件中全列同值的字段。

草案不生效：可与其他版本对比，并在“控制线”菜单的“控制线版本”中批准。填写批准文号、批准机关和批准日期的，导入后即为已批准，未定失效日期的前一版本自其生效日起失效。已批准的版本不会因再次导入而改变。

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
   <source>In all</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>In force</source>
   <translation>现行</translation>
  </message>
  <message>
   <source>In force from</source>
   <translation>生效日期</translation>
  </message>
  <message>
   <source>In force from *</source>
   <translation>生效日期 *</translation>
  </message>
  <message>
   <source>In force until</source>
   <translation>失效日期</translation>
  </message>
  <message>
   <source>In force, approval not registered</source>
   <translation>现行，批准信息未登记</translation>
  </message>
  <message>
   <source>In map view</source>
   <translation>仅图面范围</translation>
  </message>
  <message>
   <source>In proportion to the drawn areas, to 0.01 m²; the parts together are exactly what is registered. Otherwise the parts have no registered area until it is entered.</source>
   <translation>按图形面积比例分摊，精确到 0.01 m²，各部分之和与登记面积完全一致。不分摊时，各部分的登记面积留空，待填写。</translation>
  </message>
  <message>
   <source>In publicity</source>
   <translation>公示</translation>
  </message>
  <message>
   <source>In the panel Low-efficiency tagging something typed is not saved yet.</source>
   <translation>“低效认定”面板里有填写的内容尚未保存。</translation>
  </message>
  <message>
   <source>In the part (m²)</source>
   <translation>计入分子（m²）</translation>
  </message>
  <message>
   <source>In the template</source>
   <translation>模板中</translation>
  </message>
  <message>
   <source>In the three-old register or annual plan; to be reviewed.</source>
   <translation>在“三旧”标图建库或年度计划内，待复核。</translation>
  </message>
  <message>
   <source>In the whole (m²)</source>
   <translation>计入分母（m²）</translation>
  </message>
  <message>
   <source>In the workspace</source>
   <translation>工作库现状</translation>
  </message>
  <message>
   <source>In the workspace now</source>
   <translation>库中现值</translation>
  </message>
  <message>
   <source>In the workspace since</source>
   <translation>入库日期</translation>
  </message>
  <message>
   <source>In the workspace {created} are new, {updated} updated, {unchanged} as before</source>
   <translation>工作库中新增 {created} 条，更新 {updated} 条，未变 {unchanged} 条</translation>
  </message>
  <message>
   <source>In view</source>
   <translation>图面内</translation>
  </message>
  <message>
   <source>In {file}, layer {layer}, north and east seem exchanged: {range} (CRS {crs}, fits {candidates}). Confirm the exchange, or correct the file.</source>
   <translation>{file} 的图层 {layer} 的 X/Y 可能颠倒：{range}（坐标系 {crs}，可能是 {candidates}）；请确认交换 X/Y，或更正文件。</translation>
  </message>
  <message>
   <source>In {file}: {work}. Nothing was written.</source>
   <translation>工作库“{file}”：{work}，没有写入任何内容。</translation>
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
   <source>Indicator</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Indicator *</source>
   <translation>指标 *</translation>
  </message>
  <message>
   <source>Indicators</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Indicators of the control line</source>
   <translation>控制线指标</translation>
  </message>
  <message>
   <source>Indicators written: {path}</source>
   <translation>指标已导出：{path}</translation>
  </message>
  <message>
   <source>Indicators …</source>
   <translation>控制线指标…</translation>
  </message>
  <message>
   <source>Industrial land inside the line</source>
   <translation>线内工业用地占比</translation>
  </message>
  <message>
   <source>Industrial land inside the line, industry of each block, yearly shares; with the parcels behind each figure</source>
   <translation>线内工业用地占比、区块工业用地比例、年度占比，并列出每个数字所涉宗地</translation>
  </message>
  <message>
   <source>Industrial share</source>
   <translation>工业建筑占比</translation>
  </message>
  <message>
   <source>Industry belongs into a park in principle, except for reasons of safety or technology (Y-02): what is listed here is not judged.</source>
   <translation>除因安全生产、工艺技术等特殊要求外，原则上应当进入产业园区（Y-02）：这里只列出，不下结论。</translation>
  </message>
  <message>
   <source>Industry in the block</source>
   <translation>区块工业用地比例</translation>
  </message>
  <message>
   <source>Industry in the land sold for industry and services</source>
   <translation>出让工业用地占二三产业用地比例</translation>
  </message>
  <message>
   <source>Industry in the new construction quota</source>
   <translation>工业新增建设用地指标占比</translation>
  </message>
  <message>
   <source>Industry in urban and rural construction land</source>
   <translation>工业建设用地占城乡建设用地比例</translation>
  </message>
  <message>
   <source>Industry outside the parks</source>
   <translation>园区外工业用地</translation>
  </message>
  <message>
   <source>Inside</source>
   <translation>线内</translation>
  </message>
  <message>
   <source>Inside (%)</source>
   <translation>线内 (%)</translation>
  </message>
  <message>
   <source>Inside (m²)</source>
   <translation>线内（m²）</translation>
  </message>
  <message>
   <source>Inside the control line</source>
   <translation>控制线内面积</translation>
  </message>
  <message>
   <source>Inside, after (m²)</source>
   <translation>新线内面积（m²）</translation>
  </message>
  <message>
   <source>Inside, before (m²)</source>
   <translation>原线内面积（m²）</translation>
  </message>
  <message>
   <source>Install a pack</source>
   <translation>安装政策包</translation>
  </message>
  <message>
   <source>Install a pack …</source>
   <translation>安装政策包…</translation>
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
   <source>Instead of a workspace; each may have a CRS of its own.</source>
   <translation>不用工作库时填写；各图层坐标系可以不同。</translation>
  </message>
  <message>
   <source>Instead of a workspace; polygons, or lines that close.</source>
   <translation>代替工作库；面图层，或闭合的线图层。</translation>
  </message>
  <message>
   <source>It came with the plugin and stays.</source>
   <translation>随插件提供，不能移除。</translation>
  </message>
  <message>
   <source>It can be kept with its layer in the project, for later.</source>
   <translation>可以随图层保留在工程中，以后继续。</translation>
  </message>
  <message>
   <source>It can be upgraded all the same; what does not agree then stays as it is and is named by every check.</source>
   <translation>仍可升级；不一致之处保持原样，每次检查都会列出。</translation>
  </message>
  <message>
   <source>It can only be read here. {reason}</source>
   <translation>在这里只能查看。{reason}</translation>
  </message>
  <message>
   <source>It cannot be entered before it was registered.</source>
   <translation>填写日期不得早于登簿日期。</translation>
  </message>
  <message>
   <source>It falls into another tier.</source>
   <translation>所属档次不同。</translation>
  </message>
  <message>
   <source>It goes into the log with your name</source>
   <translation>与您的姓名一起记入日志</translation>
  </message>
  <message>
   <source>It has several parts that lie apart. A parcel is one polygon.</source>
   <translation>由互不相连的几部分组成，一宗地应为一个多边形。</translation>
  </message>
  <message>
   <source>It has {fields}.</source>
   <translation>有{fields}。</translation>
  </message>
  <message>
   <source>It is needed for every claim.</source>
   <translation>每件申请必备。</translation>
  </message>
  <message>
   <source>It is not certain what {file} is. Choose its kind.</source>
   <translation>不能确定 {file} 是什么，请选择种类。</translation>
  </message>
  <message>
   <source>It is not clear to which district the land belongs. Choose one of {expected}.</source>
   <translation>无法确定所属行政区，请从中选择：{expected}。</translation>
  </message>
  <message>
   <source>It is not known of every parcel whether it is seized, or the query is too old. Ask the registry again and enter the day of the query.</source>
   <translation>有宗地未查明是否查封，或查封查询结果已超过规定天数。请重新向登记机构查询，并填写查封查询日期。</translation>
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
   <source>It is not said who did this step. Enter the name.</source>
   <translation>缺少经手人。请填写姓名。</translation>
  </message>
  <message>
   <source>It is not said who receives the money, and the project has no redeveloper. Enter one.</source>
   <translation>缺少收款单位，项目也没有填写改造主体。请填写。</translation>
  </message>
  <message>
   <source>It is not stated who applies.</source>
   <translation>未写明申请人。</translation>
  </message>
  <message>
   <source>It is not {holder} any more who works on this parcel, but {by}: nothing was taken over. Ask {by}.</source>
   <translation>现在编辑这宗地的已不是 {holder}，而是 {by}，没有接手。请先与 {by} 商量。</translation>
  </message>
  <message>
   <source>It is now</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>It is retired with the reason below</source>
   <translation>停用该宗地（原因同下）</translation>
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
   <source>It overlaps other units or districts: see the details.</source>
   <translation>与其他地块重叠或跨行政区，见详情。</translation>
  </message>
  <message>
   <source>It overlaps the unit {other} by {value} m². Redraw one of them, or dismiss it.</source>
   <translation>与地块 {other} 重叠 {value} m²。请重新绘制其中一个，或定为不属低效。</translation>
  </message>
  <message>
   <source>It overlaps unit {unit} by {area} m².</source>
   <translation>与地块 {unit} 重叠 {area} m²。</translation>
  </message>
  <message>
   <source>It stands in the synchronised folder {folder}, whose program copies files while they are written. Move it to a disk or an office share.</source>
   <translation>放在同步文件夹 {folder} 中，同步程序会在文件写到一半时复制它。请移到硬盘或办公共享盘。</translation>
  </message>
  <message>
   <source>It stands on a disk of this computer ({folder}): supported, also with several sessions on a terminal server.</source>
   <translation>放在本机硬盘（{folder}）：支持，终端服务器上多人同时使用也可以。</translation>
  </message>
  <message>
   <source>It stands on a removable drive ({folder}): for one person at a time. Close QGIS before you pull it out, and move the workspace to a disk or an office share when two work on it.</source>
   <translation>放在移动存储（{folder}）：同一时间只能一个人用。拔出前先关闭 QGIS；两个人使用时，请移到硬盘或办公共享盘。</translation>
  </message>
  <message>
   <source>It stands on a share ({folder}): supported on a wired office network with up to about ten people.</source>
   <translation>放在共享盘（{folder}）：在有线办公网内、十人左右同时编辑时支持。</translation>
  </message>
  <message>
   <source>It stays in the workspace as it is</source>
   <translation>在工作库中保持原样</translation>
  </message>
  <message>
   <source>It was</source>
   <translation>测算时</translation>
  </message>
  <message>
   <source>It was treated as {treated_as} by {who} ({reason}); that does not count any more: {because}. Look at it and treat it again if need be.</source>
   <translation>曾由 {who} 按{treated_as}处理（{reason}），现已失效：{because}。请查看，必要时重新处理。</translation>
  </message>
  <message>
   <source>It would end before it begins. Correct one of the days.</source>
   <translation>失效日期不晚于生效日期，请更正。</translation>
  </message>
  <message>
   <source>Its approval ends the older version on the first day of the newer one</source>
   <translation>批准后，较早的版本自较新版本生效之日起失效</translation>
  </message>
  <message>
   <source>Its figures instead of the three below; the results keep its id and hash.</source>
   <translation>以其数值代替下面三项；结果保存规则编号与校验值。</translation>
  </message>
  <message>
   <source>Its number; needed for readings other than those of the policy pack.</source>
   <translation>文号；采用与政策参数不同的口径时必填。</translation>
  </message>
  <message>
   <source>Its uuid; a list that was made by the letter says it itself.</source>
   <translation>函的标识（uuid）；随函清单的标题中已含标识，可不填。</translation>
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
   <source>Joined by {how}; nobody has confirmed it yet.</source>
   <translation>按{how}匹配，尚未经人确认。</translation>
  </message>
  <message>
   <source>Joint review</source>
   <translation>部门联审</translation>
  </message>
  <message>
   <source>Judge again …</source>
   <translation>重新判断…</translation>
  </message>
  <message>
   <source>Judge {condition}</source>
   <translation>判断 {condition}</translation>
  </message>
  <message>
   <source>Judge …</source>
   <translation>填写判断…</translation>
  </message>
  <message>
   <source>Judged</source>
   <translation>判断结果</translation>
  </message>
  <message>
   <source>Judged before</source>
   <translation>以前的判断</translation>
  </message>
  <message>
   <source>Judged by</source>
   <translation>判断人</translation>
  </message>
  <message>
   <source>Judgement: {outcome}</source>
   <translation>判断：{outcome}</translation>
  </message>
  <message>
   <source>Judgements (JSON)</source>
   <translation>人工判断（JSON）</translation>
  </message>
  <message>
   <source>Kaiping</source>
   <translation>开平市</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Keep a TOML file as a draft</source>
   <translation>把 TOML 文件存为草案</translation>
  </message>
  <message>
   <source>Keep as scenario</source>
   <translation>保留为情景</translation>
  </message>
  <message>
   <source>Keep as scenario …</source>
   <translation>保留为情景…</translation>
  </message>
  <message>
   <source>Keep for later</source>
   <translation>保留草稿</translation>
  </message>
  <message>
   <source>Keep new calculations under this pack; one step that can be undone</source>
   <translation>按此政策包保存新的测算，作为一步，可撤销</translation>
  </message>
  <message>
   <source>Keep the letter</source>
   <translation>保存函</translation>
  </message>
  <message>
   <source>Keep the mapping as</source>
   <translation>保存字段对应为</translation>
  </message>
  <message>
   <source>Keep what is in the workspace</source>
   <translation>采用库中现值</translation>
  </message>
  <message>
   <source>Keep what is stored</source>
   <translation>保留库中现值</translation>
  </message>
  <message>
   <source>Keep what is tried under a name; it is no calculation</source>
   <translation>将试算的数据按名称保留；不是测算结果</translation>
  </message>
  <message>
   <source>Keeping the letter</source>
   <translation>正在保存函</translation>
  </message>
  <message>
   <source>Keeping the scenario</source>
   <translation>正在保留情景</translation>
  </message>
  <message>
   <source>Kept with each result of a workspace.</source>
   <translation>与工作库中的每条结果一并保存。</translation>
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
   <source>Kind of case</source>
   <translation>调整类型</translation>
  </message>
  <message>
   <source>Kind of layer</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Kind of layer *</source>
   <translation>图层类别 *</translation>
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
   <source>L must be more than twice t, or a mere corner would count as a boundary.</source>
   <translation>L 须大于 2t，否则一角相接也会算作公共边。</translation>
  </message>
  <message>
   <source>Land area in all</source>
   <translation>土地面积合计</translation>
  </message>
  <message>
   <source>Land between</source>
   <translation>缝隙</translation>
  </message>
  <message>
   <source>Land judged</source>
   <translation>适用范围</translation>
  </message>
  <message>
   <source>Land of the project</source>
   <translation>项目用地</translation>
  </message>
  <message>
   <source>Land of unknown use could turn the outcome: enter its use.</source>
   <translation>用途不明的土地可能改变结论，请补登用途。</translation>
  </message>
  <message>
   <source>Land on the map</source>
   <translation>出图范围</translation>
  </message>
  <message>
   <source>Land over 30 mu</source>
   <translation>改造土地面积超过 30 亩</translation>
  </message>
  <message>
   <source>Land survey, three zones and lines, plans, approvals, supplies in one run</source>
   <translation>三调、三区三线、详细规划、批文、供地一次套合</translation>
  </message>
  <message>
   <source>Land survey, three zones and lines, plans, approvals, supplies, parks from files</source>
   <translation>从文件导入三调、三区三线、详细规划、批文、供地、园区</translation>
  </message>
  <message>
   <source>Land then (亩)</source>
   <translation>计算用地（亩）</translation>
  </message>
  <message>
   <source>Largest neglected part (m²)</source>
   <translation>最大忽略面积（m²）</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>最近 30 天</translation>
  </message>
  <message>
   <source>Last 7 days</source>
   <translation>最近 7 天</translation>
  </message>
  <message>
   <source>Last answer</source>
   <translation>最近回复</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>截止日</translation>
  </message>
  <message>
   <source>Last log line in it</source>
   <translation>其中末条日志号</translation>
  </message>
  <message>
   <source>Last step</source>
   <translation>最近办理</translation>
  </message>
  <message>
   <source>Last two-PC lock test: {at}, {holder} and {checker}: neither lock was seen. Two people could save at once: only one may write here. Move the workspace to another share and test again.</source>
   <translation>上次双机锁测试：{at}，{holder} / {checker}：两种锁都没有看到。两个人可能同时写入：这里只能由一个人写。请把工作库移到别的共享盘，再测一次。</translation>
  </message>
  <message>
   <source>Last two-PC lock test: {at}, {holder} and {checker}: only the lock file was seen. Saving is still safe, by one of two protections. Ask the administrator why byte-range locks do not work here (for instance nobrl, an old server).</source>
   <translation>上次双机锁测试：{at}，{holder} / {checker}：只看到锁文件。保存仍是安全的，但两道保护只剩一道。请信息中心查明字节锁为什么无效（例如 nobrl 选项、服务器太旧）。</translation>
  </message>
  <message>
   <source>Last two-PC lock test: {at}, {holder} and {checker}: passed.</source>
   <translation>上次双机锁测试：{at}，{holder} / {checker}：通过。</translation>
  </message>
  <message>
   <source>Last two-PC lock test: {at}, {holder} and {checker}: the lock file was not seen. Somebody deletes .lup-lock files, or the folder is shown from a cache. Put that right and test again.</source>
   <translation>上次双机锁测试：{at}，{holder} / {checker}：没有看到锁文件。可能有人或清理程序删除了 .lup-lock 文件，或文件夹显示的是缓存。请处理后再测一次。</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>以后再填</translation>
  </message>
  <message>
   <source>Lay it over the version in force ({version})</source>
   <translation>改按现行版本（{version}）套合</translation>
  </message>
  <message>
   <source>Lay these parcels and their units over every registered layer</source>
   <translation>将这些宗地及其地块与全部已登记图层套合</translation>
  </message>
  <message>
   <source>Lay this parcel and its units over every layer again</source>
   <translation>将该宗地及其地块与全部图层重新套合</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>图层</translation>
  </message>
  <message>
   <source>Layer *</source>
   <translation>图层 *</translation>
  </message>
  <message>
   <source>Layer name *</source>
   <translation>图层名称 *</translation>
  </message>
  <message>
   <source>Layer or sheet</source>
   <translation>图层或工作表</translation>
  </message>
  <message>
   <source>Layer {layer} changed.</source>
   <translation>图层“{layer}”已修改。</translation>
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
   <source>Layer {layer} registered: {imported} areas taken, {refused} refused.</source>
   <translation>图层“{layer}”已登记：采用 {imported} 个图斑，拒收 {refused} 个。</translation>
  </message>
  <message>
   <source>Layer {layer} retired.</source>
   <translation>图层“{layer}”已作废。</translation>
  </message>
  <message>
   <source>Layer {layer} with {count} areas counts no more: map, analysis and checks leave it out. It stays in the history.</source>
   <translation>图层“{layer}”（{count} 个图斑）不再使用：地图、套合分析和质量检查都不再采用，历史记录保留。</translation>
  </message>
  <message>
   <source>Layer, class or document</source>
   <translation>图层、分类（文号）</translation>
  </message>
  <message>
   <source>Layers of the survey that are older or have no day are left out: {names}.</source>
   <translation>较早或未注明时点的调查图层未采用：{names}。</translation>
  </message>
  <message>
   <source>Layers to be laid under them</source>
   <translation>参与套合的图层</translation>
  </message>
  <message>
   <source>Layers with the parcels and with the ground that differs</source>
   <translation>类别变化宗地和范围差异各成图层</translation>
  </message>
  <message>
   <source>Layers …</source>
   <translation>图层…</translation>
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
   <source>Lays layers under parcels and tells for each parcel, layer and class how many square metres and 亩 overlap, and which share of the parcel that is.

With a workspace, every registered layer is laid under all its parcels and survey units: land survey, permanent farmland, ecological red line, plans, approvals, supply red lines, control line and three-old areas. The results are kept there; what did not change since the last run is not computed again, and a run that is cancelled changes nothing. Without one, give a layer of parcels in a projected CRS in metres and the layers to be laid under it; they are transformed.

Areas of one class that overlap each other count once. More than 1 m² in permanent farmland, in the ecological red line or on land that is no construction land by the land survey is a finding. A part that is at most half of the parcel and nowhere wider than 1 m is marked as a boundary error.</source>
   <translation>把图层套在宗地之下，算出每宗地在每图层每分类中重叠多少平方米和亩、占宗地的比例。

用工作库时，全部已登记图层套合全部宗地和地块：三调、永久基本农田、生态保护红线、规划、批文、供地红线、控制线和三旧。结果保存在工作库中；上次之后没有变动的不再计算，中途取消不改变任何结果。不用工作库时，给出投影坐标系（米）的宗地图层和要套合的图层，坐标系自动转换。

同类图斑相互重叠的部分只计一次。占用永久基本农田、生态保护红线，或按三调不是建设用地的土地，超过 1 m² 即为检查问题。不超过宗地一半且最宽处不超过 1 m 的部分标为边界误差。</translation>
  </message>
  <message>
   <source>Least block</source>
   <translation>最小区块规模</translation>
  </message>
  <message>
   <source>Least block (m²)</source>
   <translation>最小区块规模（m²）</translation>
  </message>
  <message>
   <source>Least size</source>
   <translation>最小规模</translation>
  </message>
  <message>
   <source>Leave</source>
   <translation>调出</translation>
  </message>
  <message>
   <source>Leave it empty when nobody objected.</source>
   <translation>没有异议时留空。</translation>
  </message>
  <message>
   <source>Leave out what may be idle</source>
   <translation>不含疑似闲置</translation>
  </message>
  <message>
   <source>Leave parcels out, or add chosen ones</source>
   <translation>去掉宗地，或加入选中的宗地</translation>
  </message>
  <message>
   <source>Leaves (m²)</source>
   <translation>调出（m²）</translation>
  </message>
  <message>
   <source>Ledger as xlsx …</source>
   <translation>导出台账 xlsx…</translation>
  </message>
  <message>
   <source>Ledger of changes</source>
   <translation>变更台账</translation>
  </message>
  <message>
   <source>Ledger of changes written: {path}</source>
   <translation>变更台账已写出：{path}</translation>
  </message>
  <message>
   <source>Ledger of changes …</source>
   <translation>变更台账…</translation>
  </message>
  <message>
   <source>Ledger, roll-up and forecast of all projects, with formulas</source>
   <translation>全部项目的台账、汇总和预测，含公式</translation>
  </message>
  <message>
   <source>Left of the cap</source>
   <translation>限额余额</translation>
  </message>
  <message>
   <source>Legacy land</source>
   <translation>历史遗留用地</translation>
  </message>
  <message>
   <source>Legacy land (proposal)</source>
   <translation>历史遗留用地（建议）</translation>
  </message>
  <message>
   <source>Legacy land of the kind “{kind}” is there twice. Enter one row with the whole area of it.</source>
   <translation>历史遗留用地“{kind}”填了两行。请合成一行，填合计面积。</translation>
  </message>
  <message>
   <source>Legacy land of the unit</source>
   <translation>地块的历史遗留用地</translation>
  </message>
  <message>
   <source>Legacy land of unit {unit} saved.</source>
   <translation>地块 {unit} 的历史遗留用地已保存。</translation>
  </message>
  <message>
   <source>Let go of the workspace</source>
   <translation>关闭当前工作库</translation>
  </message>
  <message>
   <source>Let it leave</source>
   <translation>整块调出</translation>
  </message>
  <message>
   <source>Letter and list written: {file}, {list}.</source>
   <translation>函和清单已导出：{file}、{list}。</translation>
  </message>
  <message>
   <source>Letter kept: {firms} enterprises, {rows} rows.</source>
   <translation>函已保存：{firms} 家企业，{rows} 项。</translation>
  </message>
  <message>
   <source>Letter taken out.</source>
   <translation>函已移除。</translation>
  </message>
  <message>
   <source>Letter that is answered</source>
   <translation>所回复的函</translation>
  </message>
  <message>
   <source>Letter to the tax office</source>
   <translation>致税务部门的函</translation>
  </message>
  <message>
   <source>Letter {request}: all {asked} enterprises and years that were asked for are answered.</source>
   <translation>函（{request}）所需的 {asked} 项企业和年度已全部回复。</translation>
  </message>
  <message>
   <source>Letter {request}: {given} of {asked} enterprises and years are answered. Still missing: {missing}. Ask for them again.</source>
   <translation>函（{request}）所需 {asked} 项中已回复 {given} 项，尚缺：{missing}。请再次索取。</translation>
  </message>
  <message>
   <source>Letters and answers</source>
   <translation>函与回复</translation>
  </message>
  <message>
   <source>Level</source>
   <translation>级别</translation>
  </message>
  <message>
   <source>Level 1</source>
   <translation>一级</translation>
  </message>
  <message>
   <source>Level 2</source>
   <translation>二级</translation>
  </message>
  <message>
   <source>Level after</source>
   <translation>新级别</translation>
  </message>
  <message>
   <source>Level before</source>
   <translation>原级别</translation>
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
   <source>Level of the line after</source>
   <translation>新控制线级别字段</translation>
  </message>
  <message>
   <source>Level of the line before</source>
   <translation>原控制线级别字段</translation>
  </message>
  <message>
   <source>Level of the shapes</source>
   <translation>图形级别</translation>
  </message>
  <message>
   <source>Level {level} is none of a control line: enter 1 or 2, or 0 for a line without levels.</source>
   <translation>级别 {level} 不是控制线级别：请填 1 或 2，不分级填 0。</translation>
  </message>
  <message>
   <source>Lies alone</source>
   <translation>孤立区块</translation>
  </message>
  <message>
   <source>Line after</source>
   <translation>新控制线</translation>
  </message>
  <message>
   <source>Line before</source>
   <translation>原控制线</translation>
  </message>
  <message>
   <source>Line before → after</source>
   <translation>线内面积（前 → 后）</translation>
  </message>
  <message>
   <source>Line {seq} is not in the log of this workspace; read the history again.</source>
   <translation>本工作库的日志没有第 {seq} 条，请重新读取变更历史。</translation>
  </message>
  <message>
   <source>Line {seq} of the log does not follow the line before it: the log was changed outside the plugin. Compare with a backup.</source>
   <translation>日志第 {seq} 行与上一行不衔接：日志曾在插件外被改动，请与备份核对。</translation>
  </message>
  <message>
   <source>Lineage</source>
   <translation>沿革</translation>
  </message>
  <message>
   <source>Lineage of all parcels (Excel) …</source>
   <translation>全部宗地沿革台账（Excel）…</translation>
  </message>
  <message>
   <source>Lineage of parcels</source>
   <translation>宗地沿革</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>笔数</translation>
  </message>
  <message>
   <source>List</source>
   <translation>列表</translation>
  </message>
  <message>
   <source>List of findings</source>
   <translation>检查清单</translation>
  </message>
  <message>
   <source>List only the projects of a district</source>
   <translation>只列出某一区县的项目</translation>
  </message>
  <message>
   <source>List only what the map shows</source>
   <translation>只列出图面范围内的宗地</translation>
  </message>
  <message>
   <source>List parcels that have the chosen kind besides their primary one too</source>
   <translation>所选类型是宗地的兼有类型时也列出</translation>
  </message>
  <message>
   <source>List these parcels</source>
   <translation>列出这些宗地</translation>
  </message>
  <message>
   <source>List what is &amp;missing …</source>
   <translation>导出尚缺清单(&amp;M)…</translation>
  </message>
  <message>
   <source>List what is missing</source>
   <translation>导出尚缺清单</translation>
  </message>
  <message>
   <source>List written: {path}</source>
   <translation>列表已写入：{path}</translation>
  </message>
  <message>
   <source>Listing what is missing</source>
   <translation>正在导出尚缺清单</translation>
  </message>
  <message>
   <source>Load</source>
   <translation>载入</translation>
  </message>
  <message>
   <source>Load the parcels of now</source>
   <translation>载入现有宗地</translation>
  </message>
  <message>
   <source>Load values of now</source>
   <translation>载入现值</translation>
  </message>
  <message>
   <source>Loading the panels</source>
   <translation>正在加载面板</translation>
  </message>
  <message>
   <source>Log and rows agree</source>
   <translation>日志与数据一致</translation>
  </message>
  <message>
   <source>Log and rows of the backup disagree in {count} places.</source>
   <translation>该备份的日志与数据有 {count} 处不一致。</translation>
  </message>
  <message>
   <source>Log and rows of the workspace disagree. Check the workspace.</source>
   <translation>工作库的日志与数据不一致，请检查工作库。</translation>
  </message>
  <message>
   <source>Log and rows of {file} disagree in {count} places; nothing was upgraded. Check the workspace first.</source>
   <translation>{file} 的日志与数据有 {count} 处不一致，未升级。请先检查工作库。</translation>
  </message>
  <message>
   <source>Log line</source>
   <translation>日志行</translation>
  </message>
  <message>
   <source>Log lines looked at</source>
   <translation>已检查日志条数</translation>
  </message>
  <message>
   <source>Log lines {first} to {last} can still be read; they are listed and must be entered again by hand.</source>
   <translation>日志第 {first} 至 {last} 条仍可读取，列于下方，须人工重新录入。</translation>
  </message>
  <message>
   <source>Look at a merge</source>
   <translation>看能否合并</translation>
  </message>
  <message>
   <source>Look at every row</source>
   <translation>查看各行结果</translation>
  </message>
  <message>
   <source>Look at it and confirm it with your name</source>
   <translation>查看后以您的姓名确认</translation>
  </message>
  <message>
   <source>Look at {case}</source>
   <translation>查看 {case}</translation>
  </message>
  <message>
   <source>Look for colleagues' changes every</source>
   <translation>检查同事修改的间隔</translation>
  </message>
  <message>
   <source>Look for groups with parcels that pass these filters</source>
   <translation>只查找含有符合筛选的宗地的候选</translation>
  </message>
  <message>
   <source>Look in the layer</source>
   <translation>查询三旧图层</translation>
  </message>
  <message>
   <source>Looking at the layers of the project</source>
   <translation>正在查看项目图层</translation>
  </message>
  <message>
   <source>Looking at the place</source>
   <translation>正在检查存放位置</translation>
  </message>
  <message>
   <source>Looking for groups …</source>
   <translation>正在查找合并候选……</translation>
  </message>
  <message>
   <source>Looking for merge groups</source>
   <translation>正在查找合并候选</translation>
  </message>
  <message>
   <source>Looking for parcels</source>
   <translation>正在查找宗地</translation>
  </message>
  <message>
   <source>Looking for the layer</source>
   <translation>正在定位图层</translation>
  </message>
  <message>
   <source>Looking for the parcels of the holder</source>
   <translation>正在查找该权利人的宗地</translation>
  </message>
  <message>
   <source>Looking for the part</source>
   <translation>正在定位重叠部分</translation>
  </message>
  <message>
   <source>Looking for the workspace of the project</source>
   <translation>查找工程所用的工作库</translation>
  </message>
  <message>
   <source>Looking for your last save</source>
   <translation>查找您最近的保存</translation>
  </message>
  <message>
   <source>Looking in the three-old layer</source>
   <translation>正在查询三旧图层</translation>
  </message>
  <message>
   <source>Looking up the selected parcels</source>
   <translation>查找所选宗地</translation>
  </message>
  <message>
   <source>Looking what rests on the parcels</source>
   <translation>正在查看宗地上的事项</translation>
  </message>
  <message>
   <source>Looking what rests on {clause}</source>
   <translation>正在查找依据 {clause} 的内容</translation>
  </message>
  <message>
   <source>Looking what rests on {clause} …</source>
   <translation>正在查找依据 {clause} 的内容……</translation>
  </message>
  <message>
   <source>Looking what the step changed</source>
   <translation>正在查看这一步改动的范围</translation>
  </message>
  <message>
   <source>Low-efficiency (mu)</source>
   <translation>低效面积（亩）</translation>
  </message>
  <message>
   <source>Low-efficiency (m²)</source>
   <translation>低效面积（m²）</translation>
  </message>
  <message>
   <source>Low-efficiency area</source>
   <translation>低效用地面积</translation>
  </message>
  <message>
   <source>Low-efficiency area and legacy land of {count} units cannot change (first: {first}, {state}): the county has decided on them. Return these units first, or leave them out.</source>
   <translation>{count} 个地块（如 {first}，{state}）的低效用地面积和历史遗留用地不能修改：县级已作出认定。请先退回这些地块，或不选它们。</translation>
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
   <source>Lowest floor area ratio</source>
   <translation>容积率下限</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>备份时间</translation>
  </message>
  <message>
   <source>Made by</source>
   <translation>编制人</translation>
  </message>
  <message>
   <source>Made from an input layer only; in a workspace the result is kept there.</source>
   <translation>只对输入图层生成；使用工作库时，结果保存在工作库中。</translation>
  </message>
  <message>
   <source>Made of</source>
   <translation>数据项</translation>
  </message>
  <message>
   <source>Made public at</source>
   <translation>公示地点</translation>
  </message>
  <message>
   <source>Make</source>
   <translation>新建</translation>
  </message>
  <message>
   <source>Make a merge case of these parcels; nothing is merged before it ends</source>
   <translation>为这些宗地建立合并办理；登记之前不合并</translation>
  </message>
  <message>
   <source>Make a survey unit with the outline of these parcels</source>
   <translation>以这些宗地的合并轮廓建立一个地块</translation>
  </message>
  <message>
   <source>Make a unit of {count} parcels …</source>
   <translation>新建地块（{count} 宗）…</translation>
  </message>
  <message>
   <source>Make a unit …</source>
   <translation>新建地块…</translation>
  </message>
  <message>
   <source>Make a workspace for a district</source>
   <translation>为一个区县新建工作库</translation>
  </message>
  <message>
   <source>Make each selected shape of a polygon layer a survey unit</source>
   <translation>把面图层中选中的每个图形建成一个地块</translation>
  </message>
  <message>
   <source>Make one unit …</source>
   <translation>合成一个地块…</translation>
  </message>
  <message>
   <source>Make own copies</source>
   <translation>转为本单位条文</translation>
  </message>
  <message>
   <source>Make public …</source>
   <translation>公示…</translation>
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
   <source>Makes a copy of the shipped rules for your office and opens it</source>
   <translation>复制一份默认规则供本单位修改，并打开文件</translation>
  </message>
  <message>
   <source>Makes a verified backup in the folder of backups beside the workspace.</source>
   <translation>在工作库旁的备份文件夹中做一份经核对的备份。</translation>
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
   <source>Making rules of your own</source>
   <translation>建立自定规则</translation>
  </message>
  <message>
   <source>Making the preview of the merge</source>
   <translation>正在生成合并预览</translation>
  </message>
  <message>
   <source>Making {file}</source>
   <translation>正在新建 {file}</translation>
  </message>
  <message>
   <source>Manager: looks after the file besides: restore, upgrade, lock test</source>
   <translation>管理：另可恢复备份、升级工作库、做双机锁测试</translation>
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
   <source>Map …</source>
   <translation>上会图…</translation>
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
   <source>Matched by</source>
   <translation>匹配方式</translation>
  </message>
  <message>
   <source>Matches to confirm</source>
   <translation>待确认的匹配</translation>
  </message>
  <message>
   <source>May be empty for an example</source>
   <translation>示例可不填</translation>
  </message>
  <message>
   <source>Maybe one holder (JSON)</source>
   <translation>疑似同一权利人（JSON）</translation>
  </message>
  <message>
   <source>Maybe one holder ({count})</source>
   <translation>疑似同一权利人（{count}）</translation>
  </message>
  <message>
   <source>Meant from</source>
   <translation>拟生效日期</translation>
  </message>
  <message>
   <source>Measure again</source>
   <translation>重新检查</translation>
  </message>
  <message>
   <source>Measure anew</source>
   <translation>重新量算</translation>
  </message>
  <message>
   <source>Measuring the boundary</source>
   <translation>正在量算项目范围</translation>
  </message>
  <message>
   <source>Measuring the case</source>
   <translation>正在量算调整案</translation>
  </message>
  <message>
   <source>Measuring the indicators</source>
   <translation>正在量算指标</translation>
  </message>
  <message>
   <source>Measuring the unit</source>
   <translation>正在量算地块</translation>
  </message>
  <message>
   <source>Measuring …</source>
   <translation>正在检查…</translation>
  </message>
  <message>
   <source>Meeting</source>
   <translation>会议名称</translation>
  </message>
  <message>
   <source>Meeting or document</source>
   <translation>会议或文件</translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>合并</translation>
  </message>
  <message>
   <source>Merge agreed</source>
   <translation>同意合并</translation>
  </message>
  <message>
   <source>Merge begun</source>
   <translation>拟合并</translation>
  </message>
  <message>
   <source>Merge cases</source>
   <translation>合并案卷</translation>
  </message>
  <message>
   <source>Merge cases from the proposal to the register, and their papers</source>
   <translation>从拟合并到登记的合并案卷及材料</translation>
  </message>
  <message>
   <source>Merge cases …</source>
   <translation>合并案卷…</translation>
  </message>
  <message>
   <source>Merge not permitted</source>
   <translation>不予合并</translation>
  </message>
  <message>
   <source>Merge papers</source>
   <translation>文书</translation>
  </message>
  <message>
   <source>Merge parcels</source>
   <translation>宗地合并</translation>
  </message>
  <message>
   <source>Merge procedure</source>
   <translation>合并办理</translation>
  </message>
  <message>
   <source>Merge proposed</source>
   <translation>拟合并</translation>
  </message>
  <message>
   <source>Merge refused</source>
   <translation>不予合并</translation>
  </message>
  <message>
   <source>Merge registered</source>
   <translation>已登记</translation>
  </message>
  <message>
   <source>Merge revoked</source>
   <translation>合并已撤销</translation>
  </message>
  <message>
   <source>Merge scenarios compared</source>
   <translation>方案比较</translation>
  </message>
  <message>
   <source>Merge taken back</source>
   <translation>撤销合并</translation>
  </message>
  <message>
   <source>Merge withdrawn</source>
   <translation>撤回</translation>
  </message>
  <message>
   <source>Merge {case}: {state}</source>
   <translation>合并 {case}：{state}</translation>
  </message>
  <message>
   <source>Merges</source>
   <translation>宗地合并</translation>
  </message>
  <message>
   <source>Merges of them that ended:</source>
   <translation>以前办过的合并：</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>提示语</translation>
  </message>
  <message>
   <source>Message on its parcels</source>
   <translation>对所涉宗地的提示语</translation>
  </message>
  <message>
   <source>Mine as drawn; the log says so</source>
   <translation>以我画的为准（记入日志）</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>尚缺</translation>
  </message>
  <message>
   <source>Missing data</source>
   <translation>数据缺失</translation>
  </message>
  <message>
   <source>Missing in the approval: {missing}.</source>
   <translation>批准信息缺：{missing}。</translation>
  </message>
  <message>
   <source>Missing: enter it here</source>
   <translation>缺证件号，在此填写</translation>
  </message>
  <message>
   <source>Missing: {missing}</source>
   <translation>尚缺：{missing}</translation>
  </message>
  <message>
   <source>Moment</source>
   <translation>时点</translation>
  </message>
  <message>
   <source>Money was paid on this approval. Enter the reversal or recovery of all of it first.</source>
   <translation>已按本次审定拨付资金。请先登记全部冲销或追回。</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>More than 30 mu together</source>
   <translation>合计超过 30 亩</translation>
  </message>
  <message>
   <source>More than calculated cannot be approved; the district may pay more as its own subsidy.</source>
   <translation>审定金额不能超过测算金额；区级可以另行奖补。</translation>
  </message>
  <message>
   <source>Mortgage</source>
   <translation>抵押</translation>
  </message>
  <message>
   <source>Mortgaged</source>
   <translation>已抵押</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Move the tax details &amp;out</source>
   <translation>移出税收明细(&amp;O)</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Moved out of the database</source>
   <translation>移出</translation>
  </message>
  <message>
   <source>Moving the tax details out</source>
   <translation>正在移出税收明细</translation>
  </message>
  <message>
   <source>Must be more than twice the tolerance.</source>
   <translation>必须大于容差的两倍。</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Name *</source>
   <translation>姓名 *</translation>
  </message>
  <message>
   <source>Name and role are what you say of yourself: a file cannot check who you are, nor keep anybody to a role. The role keeps you from changing by accident what is not yours; your login and the name of this computer are written into the log too. Both can be changed in Options › Low-use land.</source>
   <translation>姓名和角色由您自己填写：工作库是一个文件，无法核实身份，也无法强制角色。角色只是防止误改不归您管的内容；日志同时记下登录名和电脑名。两项都可在 选项 › 低效用地 中修改。</translation>
  </message>
  <message>
   <source>Name everybody who was there: at least {count}.</source>
   <translation>请填写全部核查人员，不少于 {count} 人。</translation>
  </message>
  <message>
   <source>Name of a version; a workspace.</source>
   <translation>工作库中的版本号。</translation>
  </message>
  <message>
   <source>Name of the group, in latin letters</source>
   <translation>用地组名称（英文字母）</translation>
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
   <source>Name of the scenario</source>
   <translation>方案名称</translation>
  </message>
  <message>
   <source>Name of the standard</source>
   <translation>标准名称</translation>
  </message>
  <message>
   <source>Name of the version; importing it again updates it.</source>
   <translation>版本名称；再次导入同名版本即更新。</translation>
  </message>
  <message>
   <source>Name or id number of who applies; needed from acceptance on.</source>
   <translation>申请人名称或证件号；受理起必填。</translation>
  </message>
  <message>
   <source>Name or remark</source>
   <translation>名称（备注）</translation>
  </message>
  <message>
   <source>Name that is kept with the calculation; yours when it is left empty.</source>
   <translation>与测算一并保存的姓名；留空为当前用户。</translation>
  </message>
  <message>
   <source>Name the scenario: it is told apart by that.</source>
   <translation>请填写方案名称，以便区分。</translation>
  </message>
  <message>
   <source>Narrow parcels that go</source>
   <translation>消除的狭长宗地</translation>
  </message>
  <message>
   <source>National code {code}</source>
   <translation>国家标准字段 {code}</translation>
  </message>
  <message>
   <source>Needed for giving back, refusing, withdrawing, taking up again, revoking.</source>
   <translation>退回、不予合并、撤回、重新办理、撤销合并时必填。</translation>
  </message>
  <message>
   <source>Needed when the bureau agrees.</source>
   <translation>同意合并时必填。</translation>
  </message>
  <message>
   <source>Needed when the file has several.</source>
   <translation>文件有多个时必填。</translation>
  </message>
  <message>
   <source>Needed where no rule is hit; Enter tags</source>
   <translation>没有命中规则的宗地必填；按回车键标记</translation>
  </message>
  <message>
   <source>Neighbours whose holders may be one; never a match</source>
   <translation>权利人可能相同的相邻宗地，须人工核实，不自动合并</translation>
  </message>
  <message>
   <source>Neither a column nor the code names the district. State a district for the whole file.</source>
   <translation>无法确定行政区；请为整个文件指定行政区。</translation>
  </message>
  <message>
   <source>Neither opinions nor publicity are needed</source>
   <translation>不适用征求意见和公示</translation>
  </message>
  <message>
   <source>Net land (m²)</source>
   <translation>净用地面积（m²）</translation>
  </message>
  <message>
   <source>Never tagged.</source>
   <translation>未曾标记。</translation>
  </message>
  <message>
   <source>New adjustment</source>
   <translation>新建控制线调整</translation>
  </message>
  <message>
   <source>New adjustment …</source>
   <translation>新建调整…</translation>
  </message>
  <message>
   <source>New calculations</source>
   <translation>新保存的测算数</translation>
  </message>
  <message>
   <source>New draft of the control line</source>
   <translation>新建控制线草案</translation>
  </message>
  <message>
   <source>New draft …</source>
   <translation>新建草案…</translation>
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
   <source>New outline</source>
   <translation>新宗地界线</translation>
  </message>
  <message>
   <source>New outline less sum of registered areas: {difference} m²</source>
   <translation>合并图形面积 − 登记面积合计：{difference} m²</translation>
  </message>
  <message>
   <source>New outline solid, old ones dashed, gaps and overlaps hatched</source>
   <translation>合并图形为实线，原宗地为虚线，缝隙和重叠加晕线</translation>
  </message>
  <message>
   <source>New parcel</source>
   <translation>合并后</translation>
  </message>
  <message>
   <source>New parcel (uuid)</source>
   <translation>新宗地（uuid）</translation>
  </message>
  <message>
   <source>New parcel code</source>
   <translation>新宗地代码</translation>
  </message>
  <message>
   <source>New parcel …</source>
   <translation>新增宗地…</translation>
  </message>
  <message>
   <source>New policy text</source>
   <translation>登记政策条文</translation>
  </message>
  <message>
   <source>New project</source>
   <translation>新建项目</translation>
  </message>
  <message>
   <source>New project from these parcels …</source>
   <translation>用这些宗地新建项目…</translation>
  </message>
  <message>
   <source>New project …</source>
   <translation>新建项目…</translation>
  </message>
  <message>
   <source>New rule</source>
   <translation>登记指标要求</translation>
  </message>
  <message>
   <source>New scenario from this …</source>
   <translation>据此新增方案…</translation>
  </message>
  <message>
   <source>New scenario from {case}</source>
   <translation>据 {case} 新增方案</translation>
  </message>
  <message>
   <source>New survey area</source>
   <translation>新建调查区</translation>
  </message>
  <message>
   <source>New survey area …</source>
   <translation>新建调查区…</translation>
  </message>
  <message>
   <source>New text …</source>
   <translation>登记条文…</translation>
  </message>
  <message>
   <source>New unit</source>
   <translation>新建地块</translation>
  </message>
  <message>
   <source>New unit …</source>
   <translation>新建地块…</translation>
  </message>
  <message>
   <source>New value</source>
   <translation>新值</translation>
  </message>
  <message>
   <source>New version</source>
   <translation>新版本</translation>
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
   <source>New yearly figures</source>
   <translation>登记年度数据</translation>
  </message>
  <message>
   <source>New …</source>
   <translation>新建项目…</translation>
  </message>
  <message>
   <source>Next hit (F3 or Enter)</source>
   <translation>下一处（F3 或回车）</translation>
  </message>
  <message>
   <source>Next number</source>
   <translation>下一编号</translation>
  </message>
  <message>
   <source>Next parcel</source>
   <translation>下一宗</translation>
  </message>
  <message>
   <source>Next step …</source>
   <translation>下一步…</translation>
  </message>
  <message>
   <source>Next …</source>
   <translation>下一步…</translation>
  </message>
  <message>
   <source>No Chinese font is installed, so that maps cannot be printed. Install one ({expected}) and start QGIS again.</source>
   <translation>本机没有中文字体，不能出图。请安装（{expected}）后重新启动 QGIS。</translation>
  </message>
  <message>
   <source>No amount</source>
   <translation>无奖补金额</translation>
  </message>
  <message>
   <source>No backup can be written to {folder} ({detail}). What you save is saved all the same; see that the folder can be written to.</source>
   <translation>无法在 {folder} 写入备份（{detail}）。您的保存不受影响；请确认该文件夹可以写入。</translation>
  </message>
  <message>
   <source>No block of the line would be left. Look at what is to leave.</source>
   <translation>调整后控制线没有区块了，请检查调出范围。</translation>
  </message>
  <message>
   <source>No boundary differs from the workspace; there is nothing to write.</source>
   <translation>界线与工作库一致，没有需要写入的内容。</translation>
  </message>
  <message>
   <source>No boundary yet</source>
   <translation>还没有范围</translation>
  </message>
  <message>
   <source>No calculation is stored to compare with.</source>
   <translation>尚无已保存的测算可比较。</translation>
  </message>
  <message>
   <source>No case is of this year, district and state. Choose others above.</source>
   <translation>没有符合该年度、行政区和状态的调整案，请在上方另选。</translation>
  </message>
  <message>
   <source>No case passes the filter. Change the words or the states above.</source>
   <translation>没有符合条件的案卷，请修改上面的文字或状态。</translation>
  </message>
  <message>
   <source>No claim yet. First calculate the subsidy of this project; then file the claim here.</source>
   <translation>尚未提出申请。请先测算本项目的奖补，再在这里提出申请。</translation>
  </message>
  <message>
   <source>No claim yet. The newest calculation gives {amount} ({status}); file the claim to begin.</source>
   <translation>尚未提出申请。最新测算金额为 {amount}（{status}）；请先提出申请。</translation>
  </message>
  <message>
   <source>No column names the parcels. One of {expected} is needed.</source>
   <translation>没有能认出宗地的列，需要{expected}中的一列。</translation>
  </message>
  <message>
   <source>No control line is in force on {on} (known versions: {known}). Import one or choose another day.</source>
   <translation>{on} 没有生效的工业用地控制线（已有版本：{known}）。请导入控制线或另选日期。</translation>
  </message>
  <message>
   <source>No day: {parcels}. Enter one such as 2025-01-01.</source>
   <translation>不是日期：{parcels}。请按 2025-01-01 的形式填写。</translation>
  </message>
  <message>
   <source>No detailed plan is registered: it is not known whether one covers the project. Import it as a reference layer.</source>
   <translation>未登记详细规划图层，无法判断项目是否已覆盖。请将其作为参考图层导入。</translation>
  </message>
  <message>
   <source>No enterprise is joined to this parcel.</source>
   <translation>本宗未匹配到企业。</translation>
  </message>
  <message>
   <source>No field check</source>
   <translation>不作外业核查</translation>
  </message>
  <message>
   <source>No figures are entered for this year: use “Yearly figures”.</source>
   <translation>该年度没有登记数据，请在“年度数据”中登记。</translation>
  </message>
  <message>
   <source>No figures yet. Import a list of the tax office or of the 亩均评价.</source>
   <translation>还没有数据。请导入税务部门的清单或亩均评价表。</translation>
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
   <source>No folder of the taxes is chosen. Choose it in this window or in the options; it is open only to those who may see taxes.</source>
   <translation>尚未选择税收明细文件夹。请在本窗口或选项中选择；该文件夹只对可以查看税收的人员开放。</translation>
  </message>
  <message>
   <source>No folder of the taxes is chosen. They never enter the workspace; choose a folder that only those can open who may see them.</source>
   <translation>尚未选择税收明细文件夹。税收明细不进入工作库，请选择一个只有有权查看者才能打开的文件夹。</translation>
  </message>
  <message>
   <source>No further shapes.</source>
   <translation>没有另加图形。</translation>
  </message>
  <message>
   <source>No group passes the filter.</source>
   <translation>没有符合筛选的合并候选。</translation>
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
   <source>No kind of low-efficiency land is chosen. Check at least one.</source>
   <translation>未选低效类型，请至少勾选一种。</translation>
  </message>
  <message>
   <source>No layer of conversion approvals was analysed, so nothing can be said of the legal state of the land. Import the approvals and run the overlay analysis.</source>
   <translation>没有套合过农转用征收批文图层，无法判断用地手续。请导入批文图层并运行套合分析。</translation>
  </message>
  <message>
   <source>No layer of industrial parks is registered: import one as a reference layer of the kind 产业园区. Until then nobody knows which parcels stand outside.</source>
   <translation>没有登记产业园区图层：请按“产业园区”类别导入参考图层。在此之前无法判断哪些宗地在园区外。</translation>
  </message>
  <message>
   <source>No layer of supply red lines was analysed, so nothing can be said of the legal state of the land. Import the red lines and run the overlay analysis.</source>
   <translation>没有套合过供地红线图层，无法判断用地手续。请导入供地红线并运行套合分析。</translation>
  </message>
  <message>
   <source>No layer of the land survey is registered and no figures are entered: import the layer, or use “Yearly figures”.</source>
   <translation>没有登记三调或年度变更图层，也没有登记数据：请导入图层，或在“年度数据”中登记。</translation>
  </message>
  <message>
   <source>No layers are registered yet. Import the land survey, permanent farmland, the ecological red line, plans and approvals as reference layers.</source>
   <translation>还没有登记图层。请将三调、永久基本农田、生态保护红线、规划和批文作为参考图层导入。</translation>
  </message>
  <message>
   <source>No letter sent yet. Press “New letter”: the letter of the county government lists for the tax office the enterprises and years that it is asked about (Y-44).</source>
   <translation>还没有发函。点“新建函”，以县（市、区）政府名义向税务部门发函，列出企业清单和纳税所属期（Y-44）。</translation>
  </message>
  <message>
   <source>No line of the log explains {table} {uuid}: it was added outside the plugin. Compare with a backup.</source>
   <translation>日志中没有 {table} {uuid} 的来历，该行是在插件外添加的，请与备份核对。</translation>
  </message>
  <message>
   <source>No low-efficiency land</source>
   <translation>不属低效</translation>
  </message>
  <message>
   <source>No merge fits this choice. Choose a merge, another district or number.</source>
   <translation>没有符合条件的宗地合并。请选择一件合并，或改选县（市、区）或合并编号。</translation>
  </message>
  <message>
   <source>No neighbouring parcels of one holder with the same right nature and use were found. Search with a wider gap, or look at chosen parcels.</source>
   <translation>没有找到同一权利人、性质和用途一致的相邻宗地。可放宽容差再查找，或选中宗地后“看能否合并”。</translation>
  </message>
  <message>
   <source>No other computer holds {file} for a test. Press “Hold” there first, then check here within two minutes.</source>
   <translation>没有别的电脑正在占用 {file} 做测试。请先在另一台电脑上按“占用”，两分钟内再在这里按“检查”。</translation>
  </message>
  <message>
   <source>No other proposed merge has these parcels. Several can be drawn up and compared; nothing of the land changes by that.</source>
   <translation>没有其他拟合并方案占用这些宗地。可以拟订多个方案进行比较，宗地不受影响。</translation>
  </message>
  <message>
   <source>No other version ends.</source>
   <translation>没有其他版本因此失效。</translation>
  </message>
  <message>
   <source>No overlap</source>
   <translation>不重叠</translation>
  </message>
  <message>
   <source>No parcel comes near the control line. Check that both have the reference system that they really are in.</source>
   <translation>没有宗地靠近控制线。请核对两者的坐标系是否属实。</translation>
  </message>
  <message>
   <source>No parcel crosses the control line by a thin strip only. Check first if the parcels or the line have changed.</source>
   <translation>没有仅以窄条跨线的宗地。宗地或控制线有变更的，请先套合。</translation>
  </message>
  <message>
   <source>No parcel has this credit code, name or address.</source>
   <translation>没有宗地与该信用代码、名称或地址对应。</translation>
  </message>
  <message>
   <source>No parcel has this number. New parcels come in by import, not here.</source>
   <translation>没有这个编号的宗地。新宗地请用“导入”，这里不新增。</translation>
  </message>
  <message>
   <source>No parcel is chosen. Choose at least two parcels that share a boundary.</source>
   <translation>没有选择宗地。请选择两宗以上相邻的宗地。</translation>
  </message>
  <message>
   <source>No parcel is chosen. Choose one or more in the list or on the map.</source>
   <translation>没有选择宗地。请在列表或地图中选择一宗或多宗。</translation>
  </message>
  <message>
   <source>No parcel is known for it, so there is no tax per mu. Match it in “Enterprises and taxes”, then update the tax per mu.</source>
   <translation>没有对应的宗地，无法计算亩均税收。请在“企业与税收”中匹配宗地，再更新亩均税收。</translation>
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
   <source>No parcels yet: select some on the map or in a list of parcels, then add them.</source>
   <translation>还没有宗地：请在地图上或宗地列表中选中宗地，再加入。</translation>
  </message>
  <message>
   <source>No payment of the city is in the ledger. Enter it first.</source>
   <translation>台账中没有市级补助到账记录。请先登记。</translation>
  </message>
  <message>
   <source>No payment of the district within the approved amount is in the ledger. Enter it first.</source>
   <translation>台账中没有审定金额内的区级拨付记录。请先登记。</translation>
  </message>
  <message>
   <source>No policy text is in force today for this parcel.</source>
   <translation>今天没有适用于此宗地的政策条文。</translation>
  </message>
  <message>
   <source>No project could be calculated, so there is no workbook.</source>
   <translation>没有可测算的项目，未输出工作簿。</translation>
  </message>
  <message>
   <source>No project matches the filter.</source>
   <translation>没有符合筛选条件的项目。</translation>
  </message>
  <message>
   <source>No project passes the filter.</source>
   <translation>没有符合筛选条件的项目。</translation>
  </message>
  <message>
   <source>No publicity</source>
   <translation>不适用公示</translation>
  </message>
  <message>
   <source>No rule is entered for it: nothing is judged.</source>
   <translation>没有登记要求，不判断。</translation>
  </message>
  <message>
   <source>No rule is hit: your own basis is needed.</source>
   <translation>没有命中规则：须填写依据。</translation>
  </message>
  <message>
   <source>No scenario is kept. Try figures above, then keep them.</source>
   <translation>尚无保留的情景。先在上方试算，再保留。</translation>
  </message>
  <message>
   <source>No step follows “{state}” here.</source>
   <translation>“{state}”之后在此没有下一步。</translation>
  </message>
  <message>
   <source>No step passes the filter.</source>
   <translation>没有符合条件的步骤。</translation>
  </message>
  <message>
   <source>No survey unit fits this choice. Choose another district, batch or state, or tag parcels first.</source>
   <translation>没有符合条件的地块。请换一个行政区、批次或状态，或先标记宗地。</translation>
  </message>
  <message>
   <source>No survey unit fits. Choose less narrowly.</source>
   <translation>没有符合条件的地块，请放宽条件。</translation>
  </message>
  <message>
   <source>No survey unit was looked at: parcels that are tagged become units.</source>
   <translation>没有可检查的地块：宗地标记为低效用地后才成为地块。</translation>
  </message>
  <message>
   <source>No version of the control line is in force on this day: import or approve one.</source>
   <translation>当日没有生效的控制线版本，请导入或批准一个版本。</translation>
  </message>
  <message>
   <source>No workspace is open.</source>
   <translation>尚未打开工作库。</translation>
  </message>
  <message>
   <source>Nobody checked {file} on another computer in time; both locks are free again and nothing was logged. Press “Hold” again when your colleague is ready.</source>
   <translation>没有人在规定时间内用另一台电脑检查 {file}；两种锁都已放开，也没有记录。等同事准备好后，请再按“占用”。</translation>
  </message>
  <message>
   <source>Nobody else works on this parcel.</source>
   <translation>没有其他人在编辑此宗地。</translation>
  </message>
  <message>
   <source>Nobody has treated it yet</source>
   <translation>尚未处理</translation>
  </message>
  <message>
   <source>Nobody has treated this parcel; there is nothing to take back.</source>
   <translation>该宗地没有处理记录，无可撤回。</translation>
  </message>
  <message>
   <source>Nobody knows whether this save reached {file}. Do not save again before you have looked whether it is there (log line {seq}).</source>
   <translation>无法确认本次保存是否写入 {file}。请先查看日志第 {seq} 行是否存在，不要重复保存。</translation>
  </message>
  <message>
   <source>Nobody knows who holds this parcel: enter the holder first.</source>
   <translation>该宗地未填权利人，请先填写权利人。</translation>
  </message>
  <message>
   <source>None</source>
   <translation>全不选</translation>
  </message>
  <message>
   <source>None is asked for</source>
   <translation>不要求</translation>
  </message>
  <message>
   <source>None of the {rows} rows names a parcel of this workspace. Look at {expected}.</source>
   <translation>表中 {rows} 行都找不到对应的宗地，请检查{expected}。</translation>
  </message>
  <message>
   <source>None of these {count} parcels belongs to a survey unit. Tag them first; a tag makes the unit.</source>
   <translation>所选 {count} 宗都不属于任何地块。请先标记，标记时自动建立地块。</translation>
  </message>
  <message>
   <source>None: only the shapes below</source>
   <translation>无：只用下面的图形</translation>
  </message>
  <message>
   <source>None: the new unit is tagged anew</source>
   <translation>都不承接，新地块另行标记</translation>
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
   <source>Not all of the floor area is industrial; a person decides.</source>
   <translation>建筑面积不全是工业用途，由人工决定。</translation>
  </message>
  <message>
   <source>Not analysed for it yet: {layers}.</source>
   <translation>尚未套合：{layers}。</translation>
  </message>
  <message>
   <source>Not approved</source>
   <translation>不予批准</translation>
  </message>
  <message>
   <source>Not approved …</source>
   <translation>不予批准…</translation>
  </message>
  <message>
   <source>Not assessed yet: run the identification.</source>
   <translation>未评估：请点“提出疑似低效”。</translation>
  </message>
  <message>
   <source>Not calculated yet, so in no sum: {names}.</source>
   <translation>尚未测算、未计入合计：{names}。</translation>
  </message>
  <message>
   <source>Not calculated yet, so without a sheet: {names}</source>
   <translation>尚未测算，没有测算表：{names}</translation>
  </message>
  <message>
   <source>Not certain</source>
   <translation>未定合计</translation>
  </message>
  <message>
   <source>Not checked against the control line yet.</source>
   <translation>尚未与控制线套合。</translation>
  </message>
  <message>
   <source>Not checked against the control line yet. Check it first.</source>
   <translation>尚未与控制线套合。请先套合。</translation>
  </message>
  <message>
   <source>Not covered</source>
   <translation>未覆盖</translation>
  </message>
  <message>
   <source>Not covered by any detailed plan</source>
   <translation>详细规划未覆盖</translation>
  </message>
  <message>
   <source>Not current any more: {parcels}. A case is taken up again with parcels that count.</source>
   <translation>已不是现势宗地：{parcels}。案卷须所含宗地均为现势宗地方可重新办理。</translation>
  </message>
  <message>
   <source>Not decided: {reading}</source>
   <translation>不裁定：{reading}</translation>
  </message>
  <message>
   <source>Not entered yet: {fields}. Enter it on the page of the survey.</source>
   <translation>尚未填写：{fields}。请在“调查信息”页填写。</translation>
  </message>
  <message>
   <source>Not every part gets a registered area: the parcel has none, or the figures that were entered leave nothing for the others. Correct them, or leave the areas of the parts empty.</source>
   <translation>有的部分得不到登记面积：宗地没有登记面积，或已填写的数没有给其他部分留下面积。请改正，或不分摊登记面积。</translation>
  </message>
  <message>
   <source>Not filled in: {parcels}</source>
   <translation>未填写：{parcels}</translation>
  </message>
  <message>
   <source>Not filled, because they hold a formula of the template: {cells} (in all {count}). Look whether it gives what belongs there.</source>
   <translation>以下单元格在模板中有公式，未填写：{cells}（共 {count} 格）。请核对公式结果是否正确。</translation>
  </message>
  <message>
   <source>Not imported</source>
   <translation>未导入</translation>
  </message>
  <message>
   <source>Not in force today, approval not registered</source>
   <translation>今日不生效，批准信息未登记</translation>
  </message>
  <message>
   <source>Not joined again</source>
   <translation>不再归入</translation>
  </message>
  <message>
   <source>Not kept</source>
   <translation>未保留的值</translation>
  </message>
  <message>
   <source>Not known</source>
   <translation>不明</translation>
  </message>
  <message>
   <source>Not looked up yet.</source>
   <translation>还没有查询。</translation>
  </message>
  <message>
   <source>Not open: the layers show what they showed last. Click to open the workspace.</source>
   <translation>未打开：图层显示上次的内容。单击打开工作库。</translation>
  </message>
  <message>
   <source>Not paid before</source>
   <translation>未重复奖补</translation>
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
   <source>Not suspected: {count} rules hit, {clear} do not, and the standard asks for all.</source>
   <translation>未见低效：{count} 条规则命中，{clear} 条未命中，标准要求全部命中。</translation>
  </message>
  <message>
   <source>Not suspected: {points} points, a hit begins at {needed}.</source>
   <translation>未见低效：最多 {points} 分，标准为 {needed} 分以上。</translation>
  </message>
  <message>
   <source>Not taken: {count}</source>
   <translation>未采用（{count} 项）</translation>
  </message>
  <message>
   <source>Not under three-old</source>
   <translation>不属“三旧”</translation>
  </message>
  <message>
   <source>Not used: {fields}</source>
   <translation>未使用：{fields}</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>尚未申请</translation>
  </message>
  <message>
   <source>Not yet accepted as completed: a trial calculation only.</source>
   <translation>尚未竣工验收，只作试算。</translation>
  </message>
  <message>
   <source>Not yet paid</source>
   <translation>未拨</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Note the {count} papers that are needed and missing as received, in one save.</source>
   <translation>把尚缺的 {count} 份必备材料一次登记为已收（一次保存，可一次撤销）。</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Nothing can be judged: the case is at its end, or a parcel counts no more.</source>
   <translation>不能判断：案卷已办结，或有宗地已不是现势宗地。</translation>
  </message>
  <message>
   <source>Nothing can be paid before the amount is approved. Take the claim to 审定 first.</source>
   <translation>审定之前不能登记拨付。请先将申请办理到“审定”。</translation>
  </message>
  <message>
   <source>Nothing changed</source>
   <translation>没有改动</translation>
  </message>
  <message>
   <source>Nothing entered or left the database yet. A unit enters with the identification by the county, on the page Procedure.</source>
   <translation>还没有地块调入或调出。地块在“办理”页完成县级认定后即调入。</translation>
  </message>
  <message>
   <source>Nothing has been analysed yet, so there is nothing to write. Run the overlay analysis first.</source>
   <translation>还没有套合结果，没有可写出的内容。请先运行套合分析。</translation>
  </message>
  <message>
   <source>Nothing has to be put right</source>
   <translation>没有须改正的问题</translation>
  </message>
  <message>
   <source>Nothing hinders the identification.</source>
   <translation>没有妨碍认定的问题。</translation>
  </message>
  <message>
   <source>Nothing hinders the next step: {state}.</source>
   <translation>下一步“{state}”没有障碍。</translation>
  </message>
  <message>
   <source>Nothing in this workspace rests on {clause}.</source>
   <translation>本工作库中没有依据 {clause} 的内容。</translation>
  </message>
  <message>
   <source>Nothing is changed yet.</source>
   <translation>尚无修改。</translation>
  </message>
  <message>
   <source>Nothing is changed yet. Draw with QGIS's tools on the map.</source>
   <translation>尚无改动。请在地图上用 QGIS 的编辑工具修改界线。</translation>
  </message>
  <message>
   <source>Nothing is chosen that would change anything.</source>
   <translation>没有勾选任何有变化的内容。</translation>
  </message>
  <message>
   <source>Nothing is chosen that would change anything; nothing was saved.</source>
   <translation>没有勾选任何有变化的内容，未保存。</translation>
  </message>
  <message>
   <source>Nothing is decided: the document is not kept.</source>
   <translation>没有裁定任何口径，文件不保存。</translation>
  </message>
  <message>
   <source>Nothing is doubtful. After the next import, matches to look at stand here.</source>
   <translation>没有存疑的匹配。下次导入后，需要核对的匹配列在这里。</translation>
  </message>
  <message>
   <source>Nothing is entered yet.</source>
   <translation>还没有录入。</translation>
  </message>
  <message>
   <source>Nothing is known of these parcels yet. Run the analysis.</source>
   <translation>这些宗地还没有套合结果，请先开始套合。</translation>
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
   <source>Nothing is otherwise than at the last calculation.</source>
   <translation>与上次测算结果相同。</translation>
  </message>
  <message>
   <source>Nothing is proposed: approvals and supply were not compared for this land yet. Analyse anew.</source>
   <translation>暂不建议：本宗地尚未与批文、供地红线一并套合，请重新套合。</translation>
  </message>
  <message>
   <source>Nothing is proposed: no layer of conversion approvals (农转用征收批文) is registered and analysed, so it is not known whether the land is approved.</source>
   <translation>不提出建议：未登记并套合农转用征收批文图层，无法判断是否已批准。</translation>
  </message>
  <message>
   <source>Nothing is proposed: no layer of supply red lines (供地红线) is registered and analysed, so it is not known whether the land was supplied.</source>
   <translation>不提出建议：未登记并套合供地红线图层，无法判断是否已供应。</translation>
  </message>
  <message>
   <source>Nothing is proposed: the overlay is out of date. Analyse anew.</source>
   <translation>不提出建议：套合结果待更新，请重新套合。</translation>
  </message>
  <message>
   <source>Nothing is written yet.</source>
   <translation>目前尚未写入。</translation>
  </message>
  <message>
   <source>Nothing may be written in the folder of the workspace; ask for the right to create files there.</source>
   <translation>工作库所在文件夹不可写，请联系管理员授予新建文件的权限。</translation>
  </message>
  <message>
   <source>Nothing new: the projects are calculated under this pack already.</source>
   <translation>没有新结果：这些项目已按此政策包测算。</translation>
  </message>
  <message>
   <source>Nothing of the outline lies in the parcels. Draw it over them, or do not limit it to them.</source>
   <translation>范围与宗地没有重叠。请画在宗地上，或不勾选只取宗地以内的部分。</translation>
  </message>
  <message>
   <source>Nothing of this is written.</source>
   <translation>试算不写入工作库。</translation>
  </message>
  <message>
   <source>Nothing of unit {unit} was changed.</source>
   <translation>地块 {unit} 没有改动。</translation>
  </message>
  <message>
   <source>Nothing stands against this outline.</source>
   <translation>合并图形没有问题。</translation>
  </message>
  <message>
   <source>Nothing that hinders was found.</source>
   <translation>未发现须改正的问题。</translation>
  </message>
  <message>
   <source>Nothing that was chosen differs from that state; nothing to restore.</source>
   <translation>所选内容与当时相同，无需恢复。</translation>
  </message>
  <message>
   <source>Nothing to tell: every row was taken as it is.</source>
   <translation>没有需要说明的：每一行都按原样导入。</translation>
  </message>
  <message>
   <source>Nothing was approved for {value}. Choose a district that has a part: {expected}.</source>
   <translation>{value} 没有审定金额。请选择有审定金额的行政区：{expected}。</translation>
  </message>
  <message>
   <source>Nothing was booked for {project}: its ledger has changed meanwhile.</source>
   <translation>{project}：台账在此期间已有变化，本次没有登记任何款项。</translation>
  </message>
  <message>
   <source>Nothing was booked yet.</source>
   <translation>还没有登记任何拨付。</translation>
  </message>
  <message>
   <source>Nothing was changed, so there is nothing to save.</source>
   <translation>没有改动，无需保存。</translation>
  </message>
  <message>
   <source>Nothing was checked yet.</source>
   <translation>尚未套合。</translation>
  </message>
  <message>
   <source>Nothing was found</source>
   <translation>未发现问题</translation>
  </message>
  <message>
   <source>Nothing was found.</source>
   <translation>没有发现问题。</translation>
  </message>
  <message>
   <source>Nothing was measured.</source>
   <translation>没有量算结果。</translation>
  </message>
  <message>
   <source>Nothing was paid that could come back.</source>
   <translation>没有可以追回的款项。</translation>
  </message>
  <message>
   <source>Nothing was saved after the backup of {made}: nothing is lost.</source>
   <translation>{made} 的备份之后没有保存过内容：不会撤下任何内容。</translation>
  </message>
  <message>
   <source>Nothing was saved yet; what is saved stands here.</source>
   <translation>还没有保存过；保存以后会列在这里。</translation>
  </message>
  <message>
   <source>Nothing was written. {why}</source>
   <translation>未写入任何内容。{why}</translation>
  </message>
  <message>
   <source>Nothing was written. {why} The drawing stays as it is.</source>
   <translation>未写入工作库。{why}草稿保持原样。</translation>
  </message>
  <message>
   <source>Nothing would change: all of it is stored like this already.</source>
   <translation>没有变化：库中已经是这些值。</translation>
  </message>
  <message>
   <source>Nothing would change: nothing of it can be taken.</source>
   <translation>没有变化：没有可采用的值，原因见下。</translation>
  </message>
  <message>
   <source>Nothing would change: {count} values are stored like this already, the rest is not taken.</source>
   <translation>没有变化：{count} 处库中已是这些值，其余未采用，原因见下。</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>Now (m²)</source>
   <translation>改后（m²）</translation>
  </message>
  <message>
   <source>Now press “Check” on the other computer. Nobody can save until then.</source>
   <translation>现在请在另一台电脑上按“检查”。在此期间大家都不能保存。</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>编号</translation>
  </message>
  <message>
   <source>Number of groups</source>
   <translation>组数</translation>
  </message>
  <message>
   <source>Number of parcels</source>
   <translation>宗数</translation>
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
   <source>Number of the holder</source>
   <translation>权利人证件号</translation>
  </message>
  <message>
   <source>Number of the merge</source>
   <translation>合并编号</translation>
  </message>
  <message>
   <source>Number of the parcel</source>
   <translation>宗地编号</translation>
  </message>
  <message>
   <source>Number of the supplement to the grant contract</source>
   <translation>出让合同补充协议编号</translation>
  </message>
  <message>
   <source>Number of the survey report</source>
   <translation>调查报告编号</translation>
  </message>
  <message>
   <source>Number the units</source>
   <translation>补编地块编号</translation>
  </message>
  <message>
   <source>Number {value} belongs or belonged to another unit ({name}), maybe a retired one. Enter another number, or leave it empty to get the next one.</source>
   <translation>编号 {value} 现在或曾经属于另一地块（{name}），也可能已作废。请另填编号，或留空取下一个编号。</translation>
  </message>
  <message>
   <source>Number {value} belongs to another survey area, maybe a retired one. Enter another number, or leave it empty to get the next one.</source>
   <translation>编号 {value} 已属于其他调查区（可能已作废）。请另填编号，或留空自动编号。</translation>
  </message>
  <message>
   <source>Number, holder, parcel code, document</source>
   <translation>编号、权利人、宗地代码、文号</translation>
  </message>
  <message>
   <source>Number, name or redeveloper</source>
   <translation>编号、名称或改造主体</translation>
  </message>
  <message>
   <source>Numbering units</source>
   <translation>补编地块编号</translation>
  </message>
  <message>
   <source>Numbers of persons stay hidden until somebody needs them</source>
   <translation>个人证件号默认隐藏，需要时再显示</translation>
  </message>
  <message>
   <source>Numbers or names of projects, separated by semicolons; when it is left empty all that are neither withdrawn nor closed.</source>
   <translation>项目编号或名称，用分号隔开；留空表示全部未退出、未结案的项目。</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>确定</translation>
  </message>
  <message>
   <source>Objection</source>
   <translation>异议</translation>
  </message>
  <message>
   <source>Objections</source>
   <translation>异议</translation>
  </message>
  <message>
   <source>Of an input layer all its parcels; of a workspace, which stays as it is, those of groups and of equal shapes.</source>
   <translation>输入图层时为其全部宗地；选工作库时只含各组的宗地和形状相同的宗地，工作库不改动。</translation>
  </message>
  <message>
   <source>Of another level</source>
   <translation>级别变化</translation>
  </message>
  <message>
   <source>Of another level (m²)</source>
   <translation>级别变化（m²）</translation>
  </message>
  <message>
   <source>Of it due already</source>
   <translation>其中已到期未付</translation>
  </message>
  <message>
   <source>Of layers; a workspace is compared by its rule.</source>
   <translation>用于图层；工作库按其规则对比。</translation>
  </message>
  <message>
   <source>Of merges alone: numbers such as HB4407042025001, with commas between them; all when it is left empty.</source>
   <translation>仅用于宗地合并：合并编号，如 HB4407042025001，用逗号分隔；留空为全部。</translation>
  </message>
  <message>
   <source>Of the approval or plan; areas with a number of their own keep it.</source>
   <translation>批文或规划的文号；图斑自有文号的不变。</translation>
  </message>
  <message>
   <source>Of the block {block}, which is to enter, {m2} m² lie in the line already. Draw it along the line.</source>
   <translation>调入图斑“{block}”有 {m2} m² 已在控制线内，请沿控制线绘制。</translation>
  </message>
  <message>
   <source>Of the block {block}, which is to leave, {m2} m² lie outside the line. Draw it inside.</source>
   <translation>调出图斑“{block}”有 {m2} m² 在控制线外，请在线内绘制。</translation>
  </message>
  <message>
   <source>Of the city</source>
   <translation>市级</translation>
  </message>
  <message>
   <source>Of the district</source>
   <translation>区级</translation>
  </message>
  <message>
   <source>Of the new parcel</source>
   <translation>新宗地</translation>
  </message>
  <message>
   <source>Of the selected parcels, else of the current one, with their outline</source>
   <translation>以所选宗地（未选时为当前宗地）的轮廓建立地块</translation>
  </message>
  <message>
   <source>Of the workspace, by code, map number or uuid with commas between them: only groups with one of them; all when it is left empty.</source>
   <translation>工作库中的宗地，填宗地代码、不动产单元号、图上编号或 uuid，以逗号分隔：只列含有其中宗地的组；留空为全部。</translation>
  </message>
  <message>
   <source>Of the workspace; all of them when it is left empty.</source>
   <translation>工作库中的宗地；留空为全部。</translation>
  </message>
  <message>
   <source>Of these boundary errors</source>
   <translation>其中边界误差</translation>
  </message>
  <message>
   <source>Office check</source>
   <translation>内业核实</translation>
  </message>
  <message>
   <source>Office that makes the map.</source>
   <translation>编制本图的单位。</translation>
  </message>
  <message>
   <source>Older steps</source>
   <translation>更早的步骤</translation>
  </message>
  <message>
   <source>Older than {days} days: a warning at the acceptance, asked again before review and agreement. At most {working} working day(s) old at the registration.</source>
   <translation>查询超过 {days} 天的，受理时只作提示，审查、同意合并之前须重新查询；登簿时不得超过 {working} 个工作日。</translation>
  </message>
  <message>
   <source>Oldest year</source>
   <translation>数据最早年限</translation>
  </message>
  <message>
   <source>On some day {names} would be in force too. Choose other days.</source>
   <translation>会有日期与 {names} 同时生效。请另选日期。</translation>
  </message>
  <message>
   <source>On the One Map</source>
   <translation>一张图入库</translation>
  </message>
  <message>
   <source>On the day of the check the document on merging is not in force. Look at the policy that replaces it.</source>
   <translation>检查日不在宗地合并文件的有效期内。请查看接替它的政策。</translation>
  </message>
  <message>
   <source>On the map</source>
   <translation>地图定位</translation>
  </message>
  <message>
   <source>On the map …</source>
   <translation>看图…</translation>
  </message>
  <message>
   <source>On to</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>On what the judgement rests: it is printed in the review form</source>
   <translation>判断的依据，将印入审查表</translation>
  </message>
  <message>
   <source>One column must name the parcels: 宗地代码, 不动产单元号 or 图斑编号.</source>
   <translation>其中须有一列能认出宗地：宗地代码、不动产单元号或图斑编号。</translation>
  </message>
  <message>
   <source>One mortgagee for all</source>
   <translation>同一抵押权人</translation>
  </message>
  <message>
   <source>One query for all parcels</source>
   <translation>全部宗地同一查询</translation>
  </message>
  <message>
   <source>One that is there already</source>
   <translation>打开已有的工作库</translation>
  </message>
  <message>
   <source>One undoing gives all of them back. They can also be reopened later, once the parcels are free.</source>
   <translation>撤销一次即全部恢复；宗地不再被占用后也可以重新办理。</translation>
  </message>
  <message>
   <source>Only a draft can be changed: copy this one.</source>
   <translation>只有草案可以修改，请先复制为草案。</translation>
  </message>
  <message>
   <source>Only a proposed merge can be adopted or withdrawn.</source>
   <translation>只有拟合并的方案可以采用或撤回。</translation>
  </message>
  <message>
   <source>Only a tagged unit that the county has not identified can be dismissed.</source>
   <translation>只有已标记且尚未县级认定的地块可以定为不属低效。</translation>
  </message>
  <message>
   <source>Only a unit that was dismissed or removed is taken up again; this one is in “{state}”.</source>
   <translation>只有不属低效或已销号的地块可以重新核查；这个地块处于“{state}”。</translation>
  </message>
  <message>
   <source>Only an identified unit is removed; this one is in “{state}”. Dismiss it, or withdraw its tag.</source>
   <translation>只有已认定的地块可以销号；这个地块处于“{state}”。请定为不属低效，或撤销标记。</translation>
  </message>
  <message>
   <source>Only eligible projects count; trial calculations and cases to be decided do not.</source>
   <translation>只计“符合”的项目；试算和待复核的金额不计入。</translation>
  </message>
  <message>
   <source>Only flash</source>
   <translation>只闪烁</translation>
  </message>
  <message>
   <source>Only lines that differ</source>
   <translation>只看不同项</translation>
  </message>
  <message>
   <source>Only open ones</source>
   <translation>只看未处理</translation>
  </message>
  <message>
   <source>Only parcels of similarly named holders were found. Compare and choose.</source>
   <translation>只找到权利人名称相近的宗地，请核对后选择。</translation>
  </message>
  <message>
   <source>Only parcels of the chosen districts</source>
   <translation>只列所选行政区的宗地</translation>
  </message>
  <message>
   <source>Only parcels of the chosen towns; districts that are chosen narrow the choice</source>
   <translation>只列所选镇（街道）的宗地；选了行政区时，这里只列该区的镇（街道）</translation>
  </message>
  <message>
   <source>Only parcels of which one of the chosen rules says this</source>
   <translation>只列所选规则之一这样判定的宗地</translation>
  </message>
  <message>
   <source>Only parcels of which the rules say something besides low-efficiency: suspected idle land and others</source>
   <translation>只列规则另有判断的宗地：疑似闲置、预告登记转让、可纳入标图建库、可补办供地手续</translation>
  </message>
  <message>
   <source>Only parcels tagged with one of the chosen kinds</source>
   <translation>只列已标记为所选类型之一的宗地</translation>
  </message>
  <message>
   <source>Only parcels that are tagged with a further kind besides the primary one</source>
   <translation>只列除主要类型外还兼有其他类型的宗地</translation>
  </message>
  <message>
   <source>Only parcels that lack one of the chosen data</source>
   <translation>只列缺所选数据之一的宗地</translation>
  </message>
  <message>
   <source>Only parcels whose survey unit is in one of the chosen states</source>
   <translation>只列所在地块处于所选调查认定状态的宗地</translation>
  </message>
  <message>
   <source>Only the chosen layers</source>
   <translation>仅所选图层</translation>
  </message>
  <message>
   <source>Only the plane area of the drawn shape is known: a trial calculation only. Enter the approved, certified or registered area.</source>
   <translation>只有图形平面面积，只作试算。请填写批复、权证或登记面积。</translation>
  </message>
  <message>
   <source>Only the selected shapes</source>
   <translation>仅所选图形</translation>
  </message>
  <message>
   <source>Only the {count} listed</source>
   <translation>只选列表中的 {count} 宗</translation>
  </message>
  <message>
   <source>Only these parcels</source>
   <translation>只看这些宗地</translation>
  </message>
  <message>
   <source>Only these parcels (JSON list of uuids)</source>
   <translation>仅这些宗地（标识的 JSON 列表）</translation>
  </message>
  <message>
   <source>Only units that are tagged low-efficiency</source>
   <translation>只含已标记低效的地块</translation>
  </message>
  <message>
   <source>Only units that the county has identified can be removed.</source>
   <translation>只有已县级认定的地块可以销号。</translation>
  </message>
  <message>
   <source>Only units that were dismissed or removed are taken up again.</source>
   <translation>只有不属低效或已销号的地块可以重新核查。</translation>
  </message>
  <message>
   <source>Only what differs</source>
   <translation>只看有变化的</translation>
  </message>
  <message>
   <source>Only what differs now</source>
   <translation>只看与现在不同的</translation>
  </message>
  <message>
   <source>Only what is missing ({count})</source>
   <translation>只看待补充（{count}）</translation>
  </message>
  <message>
   <source>Only what lies in parcels; without it unregistered land belongs to the unit</source>
   <translation>只取宗地以内的部分；不勾选则包括未登记土地</translation>
  </message>
  <message>
   <source>Only what lies in the chosen parcels</source>
   <translation>只取所选宗地以内的部分</translation>
  </message>
  <message>
   <source>Only where neither a column nor a heading names it.</source>
   <translation>仅在列和表头都没有年度时填写。</translation>
  </message>
  <message>
   <source>Only where no column says it; the tax office is assumed for taxes.</source>
   <translation>表中没有该列时填写；税收默认为税务部门提供。</translation>
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
   <source>Only {free} are free, the workspace has {size}: backups and copies will soon find no room. Make room on the drive.</source>
   <translation>磁盘只剩 {free}，工作库为 {size}：备份和副本很快会放不下，请清理磁盘。</translation>
  </message>
  <message>
   <source>Only {free} are free, the workspace has {size}: saves may be refused at any moment. Make room on the drive now.</source>
   <translation>磁盘只剩 {free}，工作库为 {size}：随时可能无法保存，请立即清理磁盘。</translation>
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
   <source>Open a workspace to see what rests on {clause}.</source>
   <translation>打开工作库后可查看依据 {clause} 的内容。</translation>
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
   <source>Open the file</source>
   <translation>打开文件</translation>
  </message>
  <message>
   <source>Open the help of the plugin</source>
   <translation>打开插件帮助</translation>
  </message>
  <message>
   <source>Open the project that is looked at, with these parcels added</source>
   <translation>打开当前项目并加入这些宗地</translation>
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
   <source>Opinion</source>
   <translation>意见</translation>
  </message>
  <message>
   <source>Opinion (optional)</source>
   <translation>意见（可不填）</translation>
  </message>
  <message>
   <source>Opinion or reason</source>
   <translation>意见或原因</translation>
  </message>
  <message>
   <source>Opinion, document no.</source>
   <translation>意见、文号</translation>
  </message>
  <message>
   <source>Opinions and publicity</source>
   <translation>征求意见公示</translation>
  </message>
  <message>
   <source>Options</source>
   <translation>选项</translation>
  </message>
  <message>
   <source>Order of land areas</source>
   <translation>土地面积口径顺序</translation>
  </message>
  <message>
   <source>Origin</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Other findings</source>
   <translation>其他判断</translation>
  </message>
  <message>
   <source>Other funds</source>
   <translation>其他资金</translation>
  </message>
  <message>
   <source>Other incentives</source>
   <translation>其他激励</translation>
  </message>
  <message>
   <source>Other level</source>
   <translation>级别变化</translation>
  </message>
  <message>
   <source>Other part inside ({count})</source>
   <translation>线内面积变化（{count}）</translation>
  </message>
  <message>
   <source>Other readings were chosen then than the policy pack has.</source>
   <translation>原测算选用的口径与该政策参数的默认口径不同。</translation>
  </message>
  <message>
   <source>Other steps</source>
   <translation>其他步骤</translation>
  </message>
  <message>
   <source>Otherwise an empty cell changes nothing</source>
   <translation>不勾选时，空单元格不改动原值</translation>
  </message>
  <message>
   <source>Otherwise values that somebody edited since the last import stay and are named.</source>
   <translation>否则，上次导入后经人工修改的值保持不变，并逐项列出。</translation>
  </message>
  <message>
   <source>Out of date, the outline or the layer changed: {layers}.</source>
   <translation>范围或图层有变化，结果待更新：{layers}。</translation>
  </message>
  <message>
   <source>Out of date, the outline or the layers changed: all {count} layers.</source>
   <translation>范围或图层有变动，结果待更新：全部 {count} 个图层。</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Outcome after</source>
   <translation>调整后结果</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>范围来源</translation>
  </message>
  <message>
   <source>Outline from a file of boundary points</source>
   <translation>从界址点文件读取界线</translation>
  </message>
  <message>
   <source>Outline less registered (m²)</source>
   <translation>差额（图形 − 登记）（m²）</translation>
  </message>
  <message>
   <source>Outline …</source>
   <translation>修改范围…</translation>
  </message>
  <message>
   <source>Outlines on the map</source>
   <translation>在地图上显示方案</translation>
  </message>
  <message>
   <source>Outlines with letter, each hatched otherwise; a click on a column lets its outline blink</source>
   <translation>各方案图形带字母，线型和填充各不相同；点击一列，对应图形闪烁</translation>
  </message>
  <message>
   <source>Outside</source>
   <translation>线外</translation>
  </message>
  <message>
   <source>Outside (m²)</source>
   <translation>线外（m²）</translation>
  </message>
  <message>
   <source>Outside the parks (m²)</source>
   <translation>园区外（m²）</translation>
  </message>
  <message>
   <source>Overlaps</source>
   <translation>套合结果</translation>
  </message>
  <message>
   <source>Overlaps (m²)</source>
   <translation>重叠（m²）</translation>
  </message>
  <message>
   <source>Overlaps, their sums by layer and class, and the findings.</source>
   <translation>套合明细、分类汇总和检查。</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>套合</translation>
  </message>
  <message>
   <source>Overlay analysis</source>
   <translation>套合分析</translation>
  </message>
  <message>
   <source>Overlay analysis …</source>
   <translation>套合分析…</translation>
  </message>
  <message>
   <source>Overlays parcels with the industrial control line and classes each parcel as inside, outside or crossing, with the areas of both parts and by level.

With a workspace, all its parcels are checked against the version in force on the day, and the results are kept there; only results that changed are written. Without one, give a layer of parcels and a layer of control lines; the result is a new layer. Control lines in another CRS are transformed to that of the parcels; feet and other units are scaled to metres; parcels in degrees are projected, to the CRS of the lines when it is in metres, else to the 3-degree zone that they lie in. Lines that close count as the areas that they enclose; a gap is named. Arcs become chords, invalid rings are repaired, and each result says so.

A part on the other side is neglected when it is not above the tolerance and not above the largest neglected part. A crossing whose smaller part is nowhere wider than the width given is marked as a boundary error. Touching counts as outside. The default figures are examples until the office has set its own: give its rule as a TOML file, so that the results name it.</source>
   <translation>将宗地与工业用地控制线套合，把每宗判为线内、线外或跨线，并给出两侧面积及各级面积。

给出工作库时，全部宗地与当日有效的控制线版本套合，结果存入工作库，只写入有变化的结果。不给工作库时，给出宗地图层和控制线图层，结果为新图层。控制线坐标系不同的，转换到宗地坐标系；英尺等单位换算为米；宗地为经纬度的，控制线坐标系以米为单位时投影到该坐标系，否则投影到所在 3 度带。闭合的线按所围范围计，未闭合的指出缺口。圆弧化为折线，无效界线予以修复，并在结果中注明。

另一侧部分不超过容差且不超过最大忽略面积的予以忽略。跨线宗地较小部分处处不宽于给定宽度的标为边界误差。仅边界相接的为线外。默认数值为示例，单位有正式规则的，请以 TOML 文件给出，结果将写明该规则。</translation>
  </message>
  <message>
   <source>Overlays written: {path}</source>
   <translation>套合结果已写入：{path}</translation>
  </message>
  <message>
   <source>Own rules per field …</source>
   <translation>自定取值规则…</translation>
  </message>
  <message>
   <source>Own template</source>
   <translation>自有模板</translation>
  </message>
  <message>
   <source>Own templates</source>
   <translation>本单位模板</translation>
  </message>
  <message>
   <source>P-35: the plan is to be made or adjusted together with the project.</source>
   <translation>P-35：须同步编制或调整详细规划。</translation>
  </message>
  <message>
   <source>Pack</source>
   <translation>政策包</translation>
  </message>
  <message>
   <source>Pack before</source>
   <translation>原政策包</translation>
  </message>
  <message>
   <source>Pack installed: {title} ({id}).</source>
   <translation>政策包已安装：{title}（{id}）。</translation>
  </message>
  <message>
   <source>Pack removed: {file}. Calculations keep its text in the workspace.</source>
   <translation>政策包已移除：{file}。已有测算所用的全文仍保存在工作库中。</translation>
  </message>
  <message>
   <source>Paid</source>
   <translation>已拨付金额</translation>
  </message>
  <message>
   <source>Paid (yuan)</source>
   <translation>已拨付（元）</translation>
  </message>
  <message>
   <source>Paid back by</source>
   <translation>退款单位</translation>
  </message>
  <message>
   <source>Paid in all</source>
   <translation>累计拨付</translation>
  </message>
  <message>
   <source>Paid {amount}</source>
   <translation>已拨付 {amount}</translation>
  </message>
  <message>
   <source>Pairs with a common boundary</source>
   <translation>有公共边的宗地对数</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>材料</translation>
  </message>
  <message>
   <source>Papers</source>
   <translation>材料清单</translation>
  </message>
  <message>
   <source>Papers for “{state}” ({department})</source>
   <translation>“{state}”所需材料（{department}）</translation>
  </message>
  <message>
   <source>Papers to have at hand</source>
   <translation>应备材料</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>政策参数</translation>
  </message>
  <message>
   <source>Parcel</source>
   <translation>宗地</translation>
  </message>
  <message>
   <source>Parcel area (m²)</source>
   <translation>宗地面积（m²）</translation>
  </message>
  <message>
   <source>Parcel by parcel: type only what differs</source>
   <translation>各宗地：只填写与统一查询不同的</translation>
  </message>
  <message>
   <source>Parcel code of {case}</source>
   <translation>{case} 宗地代码</translation>
  </message>
  <message>
   <source>Parcel code {value} belongs to another current parcel. Correct it, or leave it empty.</source>
   <translation>宗地代码 {value} 已被另一现状宗地使用。请改正或留空。</translation>
  </message>
  <message>
   <source>Parcel code {value} was taken from the real-estate unit code.</source>
   <translation>宗地代码 {value} 取自不动产单元号。</translation>
  </message>
  <message>
   <source>Parcel codes, unit codes, map numbers or uuids, with commas between them.</source>
   <translation>宗地代码、不动产单元号、图斑编号或 uuid，用逗号分隔。</translation>
  </message>
  <message>
   <source>Parcel merging</source>
   <translation>宗地合并</translation>
  </message>
  <message>
   <source>Parcel or change</source>
   <translation>宗地或变更</translation>
  </message>
  <message>
   <source>Parcel without a number</source>
   <translation>无编号宗地</translation>
  </message>
  <message>
   <source>Parcel {parcel}</source>
   <translation>含宗地 {parcel}</translation>
  </message>
  <message>
   <source>Parcel, holder or district</source>
   <translation>宗地、权利人或县区</translation>
  </message>
  <message>
   <source>Parcels</source>
   <translation>宗地</translation>
  </message>
  <message>
   <source>Parcels and boundary</source>
   <translation>宗地与范围</translation>
  </message>
  <message>
   <source>Parcels as of a moment</source>
   <translation>截至某时的宗地列表</translation>
  </message>
  <message>
   <source>Parcels as of then …</source>
   <translation>截至此时的宗地列表…</translation>
  </message>
  <message>
   <source>Parcels behind it:</source>
   <translation>所涉宗地：</translation>
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
   <source>Parcels in degrees ({source}) were measured in {target}.</source>
   <translation>宗地坐标为经纬度（{source}），面积在 {target} 中量算。</translation>
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
   <source>Parcels of one holder that have the same shape</source>
   <translation>同一权利人图形相同的宗地</translation>
  </message>
  <message>
   <source>Parcels of the case</source>
   <translation>涉及宗地</translation>
  </message>
  <message>
   <source>Parcels of the case …</source>
   <translation>调整宗地…</translation>
  </message>
  <message>
   <source>Parcels of the chosen match</source>
   <translation>所选匹配的宗地</translation>
  </message>
  <message>
   <source>Parcels of the workspace</source>
   <translation>工作库宗地</translation>
  </message>
  <message>
   <source>Parcels of these are in proposed merges: {cases}. This becomes another scenario beside them; name it in the remark.</source>
   <translation>这些宗地已列入拟合并方案：{cases}。本次将作为另一个方案并存，请在名称中注明。</translation>
  </message>
  <message>
   <source>Parcels of these {count} are in proposed merges: {names}. Another scenario can be drawn up beside them.</source>
   <translation>这 {count} 宗中有宗地已列入拟合并方案：{names}。可以另拟一个方案并存。</translation>
  </message>
  <message>
   <source>Parcels of {cases} were changed after they were checked; the paper says so. Check the conditions again.</source>
   <translation>{cases} 的宗地在核对后已变更，表上已注明。请重新核对条件。</translation>
  </message>
  <message>
   <source>Parcels of {case}</source>
   <translation>{case} 涉及宗地</translation>
  </message>
  <message>
   <source>Parcels or layers changed since: measure anew.</source>
   <translation>宗地或图层已有变化，请重新量算。</translation>
  </message>
  <message>
   <source>Parcels or units</source>
   <translation>宗地（地块）数</translation>
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
   <source>Parcels tagged: {count} ({area}).</source>
   <translation>已标记 {count} 宗（{area}）。</translation>
  </message>
  <message>
   <source>Parcels that change class</source>
   <translation>类别变化宗地</translation>
  </message>
  <message>
   <source>Parcels that pass the filter</source>
   <translation>符合筛选的宗地</translation>
  </message>
  <message>
   <source>Parcels were changed since the search.</source>
   <translation>查找之后宗地有改动。</translation>
  </message>
  <message>
   <source>Parcels with findings</source>
   <translation>有检查问题的宗地</translation>
  </message>
  <message>
   <source>Parcels with their groups</source>
   <translation>带分组的宗地</translation>
  </message>
  <message>
   <source>Parcels without a basis for a tag: {count} (first: {first}). No rule is hit there. Write the basis, or leave them out.</source>
   <translation>{count} 宗没有标记依据（首宗：{first}）：没有命中规则。请填写依据，或不含这些宗地。</translation>
  </message>
  <message>
   <source>Parcels without floor area</source>
   <translation>建筑面积未填的宗地</translation>
  </message>
  <message>
   <source>Parcels without unit</source>
   <translation>详细规划单元未填的宗地</translation>
  </message>
  <message>
   <source>Parcels, after</source>
   <translation>新宗数</translation>
  </message>
  <message>
   <source>Parcels, before</source>
   <translation>原宗数</translation>
  </message>
  <message>
   <source>Parks: {names}. {checked} industrial parcels: {inside} inside, {outside} outside, {crossing} across a boundary.</source>
   <translation>产业园区：{names}。工业宗地 {checked} 宗：园区内 {inside} 宗，园区外 {outside} 宗，跨边界 {crossing} 宗。</translation>
  </message>
  <message>
   <source>Part</source>
   <translation>部分</translation>
  </message>
  <message>
   <source>Part (m²)</source>
   <translation>分子（m²）</translation>
  </message>
  <message>
   <source>Part 1 ({area}, the largest) keeps it, the others are new parcels</source>
   <translation>第 1 块（{area}，最大）保留原宗地，其余为新宗地</translation>
  </message>
  <message>
   <source>Part m²</source>
   <translation>纳入面积 m²</translation>
  </message>
  <message>
   <source>Part {number}</source>
   <translation>第 {number} 块</translation>
  </message>
  <message>
   <source>Part {number} ({area}) keeps it, the others are new parcels</source>
   <translation>第 {number} 块（{area}）保留原宗地，其余为新宗地</translation>
  </message>
  <message>
   <source>Part {number}, keeps it</source>
   <translation>第{number}块（保留）</translation>
  </message>
  <message>
   <source>Part {number}, new</source>
   <translation>第{number}块（新）</translation>
  </message>
  <message>
   <source>Partly covered by a detailed plan</source>
   <translation>详细规划部分覆盖</translation>
  </message>
  <message>
   <source>Partly inside a three-old area; to be reviewed.</source>
   <translation>部分在“三旧”范围内，待复核。</translation>
  </message>
  <message>
   <source>Parts of the land lie {value} m apart. The conditions speak of a single project: check that these parcels belong to one (gaps above {expected} m are told).</source>
   <translation>改造范围分成几片，相距 {value} m。奖补条件以单个项目计，请核对这些宗地是否属于同一项目（相距超过 {expected} m 时提示）。</translation>
  </message>
  <message>
   <source>Parts of the outline</source>
   <translation>图形块数</translation>
  </message>
  <message>
   <source>Parts of the union</source>
   <translation>合并范围的部分数</translation>
  </message>
  <message>
   <source>Pass</source>
   <translation>通过</translation>
  </message>
  <message>
   <source>Pass on {count} units: {state} …</source>
   <translation>{count} 块通过：{state}…</translation>
  </message>
  <message>
   <source>Pass on …</source>
   <translation>通过…</translation>
  </message>
  <message>
   <source>Pass on: {state}</source>
   <translation>通过：{state}</translation>
  </message>
  <message>
   <source>Pass on: {state} …</source>
   <translation>通过：{state}…</translation>
  </message>
  <message>
   <source>Passed</source>
   <translation>通过</translation>
  </message>
  <message>
   <source>Passed by the city</source>
   <translation>市级通过</translation>
  </message>
  <message>
   <source>Passed by the province</source>
   <translation>省级通过</translation>
  </message>
  <message>
   <source>Paste again</source>
   <translation>重新粘贴</translation>
  </message>
  <message>
   <source>Paste table</source>
   <translation>粘贴表格</translation>
  </message>
  <message>
   <source>Paste table …</source>
   <translation>粘贴表格…</translation>
  </message>
  <message>
   <source>Payment</source>
   <translation>拨付</translation>
  </message>
  <message>
   <source>Payments</source>
   <translation>拨付</translation>
  </message>
  <message>
   <source>Payments begin when the claim is approved: see “Procedure”.</source>
   <translation>审定后才能登记拨付，见“办理”。</translation>
  </message>
  <message>
   <source>Pengjiang</source>
   <translation>蓬江区</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>操作人</translation>
  </message>
  <message>
   <source>Person:</source>
   <translation>人员</translation>
  </message>
  <message>
   <source>Phases count, but the floor area of an accepted phase is missing. Enter it with its acceptance.</source>
   <translation>按期奖补，但已验收的一期没有建筑面积，请在该期验收中填写。</translation>
  </message>
  <message>
   <source>Pick</source>
   <translation>点选项目</translation>
  </message>
  <message>
   <source>Picture written: {path}</source>
   <translation>图片已写入：{path}</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Place in lists (1 first)</source>
   <translation>优先级（1 最前）</translation>
  </message>
  <message>
   <source>Places that do not agree</source>
   <translation>不一致处数</translation>
  </message>
  <message>
   <source>Placing {file}</source>
   <translation>正在定位 {file}</translation>
  </message>
  <message>
   <source>Plan</source>
   <translation>规划</translation>
  </message>
  <message>
   <source>Plane area less registered</source>
   <translation>图形面积与登记面积之差</translation>
  </message>
  <message>
   <source>Plane area of the new outline</source>
   <translation>合并图形平面面积</translation>
  </message>
  <message>
   <source>Plane area of the new outline (m²)</source>
   <translation>合并图形平面面积（m²）</translation>
  </message>
  <message>
   <source>Plane area, as stored</source>
   <translation>图形平面面积（库存）</translation>
  </message>
  <message>
   <source>Plane areas in EPSG:{epsg}.</source>
   <translation>平面面积按 EPSG:{epsg} 计算。</translation>
  </message>
  <message>
   <source>Planned for {use}</source>
   <translation>规划用途 {use}</translation>
  </message>
  <message>
   <source>Planned road</source>
   <translation>规划道路面积</translation>
  </message>
  <message>
   <source>Planned uses</source>
   <translation>规划用途</translation>
  </message>
  <message>
   <source>Please choose …</source>
   <translation>请选择……</translation>
  </message>
  <message>
   <source>Points needed</source>
   <translation>达标分值</translation>
  </message>
  <message>
   <source>Policy</source>
   <translation>政策文件</translation>
  </message>
  <message>
   <source>Policy library</source>
   <translation>政策库</translation>
  </message>
  <message>
   <source>Policy library …</source>
   <translation>政策库…</translation>
  </message>
  <message>
   <source>Policy of the control line</source>
   <translation>控制线政策</translation>
  </message>
  <message>
   <source>Policy pack</source>
   <translation>政策参数</translation>
  </message>
  <message>
   <source>Policy packs</source>
   <translation>政策包</translation>
  </message>
  <message>
   <source>Policy text</source>
   <translation>条文</translation>
  </message>
  <message>
   <source>Policy text “{words}” changed.</source>
   <translation>已修改政策条文“{words}”。</translation>
  </message>
  <message>
   <source>Policy text “{words}” entered.</source>
   <translation>已登记政策条文“{words}”。</translation>
  </message>
  <message>
   <source>Policy text “{words}” is out of use.</source>
   <translation>政策条文“{words}”已作废。</translation>
  </message>
  <message>
   <source>Policy texts …</source>
   <translation>控制线政策…</translation>
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
   <source>Prepared by</source>
   <translation>经办人</translation>
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
   <source>Press to change them.</source>
   <translation>点按可修改。</translation>
  </message>
  <message>
   <source>Press to see only these: {state}</source>
   <translation>按下后只看：{state}</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>预览</translation>
  </message>
  <message>
   <source>Previews a merge of parcels, or takes one step of its procedure.</source>
   <translation>预览宗地合并，或办理合并的一个环节。</translation>
  </message>
  <message>
   <source>Previews what would come of merging parcels of a workspace, or takes a merge one step on: draft, acceptance, review, agreement, survey, registration; it is also given back, refused, withdrawn, taken up again and revoked here. A preview writes nothing. Every step is taken in your name; agreeing to a merge that one drew up oneself is refused.

The bureau agrees, the registry registers: until a merge is registered its parcels stay what they are. Registration retires them and makes the new parcel in one step that can be undone or, while nothing was built on the new parcel, revoked.

What a step asks for stands in one JSON object: applicant, applied_on for the acceptance, with withdraw_cases (a list of numbers) where other proposed merges have its parcels: they are withdrawn in the same save; supplement_no for the agreement; survey_area_m2, report_no, survey_wkt for the survey; to_state for giving back; new_code, provisional, certificate_no, registered_on, area_basis (registered_sum, union_plane, survey), registered_area_m2, area_reason (why it is not that of the basis), seizure_checked_on, mortgage_consent (words, or code: words where several parcels are mortgaged) for the registration, with member_versions (code: version) of parcels that changed since the case was checked and that you looked at; new_code for a code in the place of a provisional one. Who agrees, refuses, registers or revokes needs the role of a reviewer.</source>
   <translation>预览合并工作库中若干宗地的结果，或办理宗地合并的一个环节：拟合并、受理、审查、同意合并、权籍调查、登记；也可退回、不予合并、撤回、重新办理、撤销合并。预览不写入任何内容。各环节均以本人名义办理，本人拟定的合并不得由本人审查、同意。

自然资源部门审批，登记机构登记：登记之前，各宗地保持现势。登记时一次完成原宗地转为历史、生成新宗地，可以撤销操作；新宗地上没有后续数据时，也可撤销合并。

各环节要求填写的内容写在一个 JSON 对象里：受理填 applicant（申请人）、applied_on（申请日期），其他拟合并方案占用其宗地的另填 withdraw_cases（编号列表），在同一次保存中撤回；同意合并填 supplement_no（补充合同编号）；权籍调查填 survey_area_m2（面积）、report_no（报告编号）、survey_wkt（界址范围）；退回填 to_state（退回到的状态）；登记填 new_code（新宗地代码）、provisional（暂编）、certificate_no（不动产权证号）、registered_on（登簿日期）、area_basis（面积依据：registered_sum 登记面积合计、union_plane 合并图形面积、survey 权籍调查面积）、registered_area_m2（登记面积）、area_reason（面积与依据不同的理由）、seizure_checked_on（查封查询日期）、mortgage_consent（抵押权人同意；多宗已抵押的，按“宗地代码: 内容”逐宗填写），核查之后有变动且已经查看过的宗地另填 member_versions（宗地代码: 版本号）；编定宗地代码填 new_code，用以替换暂编代码。同意合并、不予合并、登记、撤销合并须由审核人员办理。</translation>
  </message>
  <message>
   <source>Previous parcel</source>
   <translation>上一宗</translation>
  </message>
  <message>
   <source>Print telephone numbers</source>
   <translation>打印联系电话</translation>
  </message>
  <message>
   <source>Procedure</source>
   <translation>办理</translation>
  </message>
  <message>
   <source>Project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Project number {value} is that of {name} already; no two projects may have it.</source>
   <translation>项目编号 {value} 已用于“{name}”；两个项目不能使用同一编号。</translation>
  </message>
  <message>
   <source>Project or parcels were changed since; the result may be another one now.</source>
   <translation>测算之后项目或宗地有变更，结果可能不同。</translation>
  </message>
  <message>
   <source>Project {name}</source>
   <translation>项目 {name}</translation>
  </message>
  <message>
   <source>Project {name} created.</source>
   <translation>已新建项目 {name}。</translation>
  </message>
  <message>
   <source>Project {name} saved: {fields}.</source>
   <translation>项目 {name} 已保存：{fields}。</translation>
  </message>
  <message>
   <source>Project {name}: state {state}.</source>
   <translation>项目 {name}：状态改为“{state}”。</translation>
  </message>
  <message>
   <source>Project {name}: the values of the workspace were kept.</source>
   <translation>项目 {name}：保留工作库中的值。</translation>
  </message>
  <message>
   <source>Project {uuid} is no longer in the workspace. Open the list again.</source>
   <translation>项目 {uuid} 已不在工作库中，请重新打开列表。</translation>
  </message>
  <message>
   <source>Projects</source>
   <translation>项目数</translation>
  </message>
  <message>
   <source>Projects that lack data</source>
   <translation>缺少数据的项目</translation>
  </message>
  <message>
   <source>Propose</source>
   <translation>拟合并</translation>
  </message>
  <message>
   <source>Propose a merge</source>
   <translation>拟合并</translation>
  </message>
  <message>
   <source>Propose a merge of the chosen parcels …</source>
   <translation>以所选宗地拟合并…</translation>
  </message>
  <message>
   <source>Propose a merge …</source>
   <translation>拟合并…</translation>
  </message>
  <message>
   <source>Propose as another scenario …</source>
   <translation>另拟方案…</translation>
  </message>
  <message>
   <source>Propose candidates</source>
   <translation>提出疑似低效</translation>
  </message>
  <message>
   <source>Propose merges of the {count} chosen groups …</source>
   <translation>所选 {count} 组拟合并…</translation>
  </message>
  <message>
   <source>Propose several merges</source>
   <translation>多组拟合并</translation>
  </message>
  <message>
   <source>Propose the merge …</source>
   <translation>拟合并…</translation>
  </message>
  <message>
   <source>Propose the scenario</source>
   <translation>新增方案</translation>
  </message>
  <message>
   <source>Propose the split by district</source>
   <translation>按行政区拟分区面积</translation>
  </message>
  <message>
   <source>Propose {count} groups</source>
   <translation>拟合并 {count} 组</translation>
  </message>
  <message>
   <source>Proposed merges of the same parcels side by side, in figures and on the map</source>
   <translation>把同一批宗地的各个拟合并方案并列比较，数值列表并在地图上显示</translation>
  </message>
  <message>
   <source>Proposes a second merge of the same, of fewer or of more parcels</source>
   <translation>用相同、更少或更多的宗地再拟一个合并方案</translation>
  </message>
  <message>
   <source>Proposing candidates</source>
   <translation>正在评估疑似低效</translation>
  </message>
  <message>
   <source>Proposing the merge</source>
   <translation>正在保存拟合并</translation>
  </message>
  <message>
   <source>Proposing {count} merges</source>
   <translation>正在保存 {count} 组拟合并</translation>
  </message>
  <message>
   <source>Publicity</source>
   <translation>公示</translation>
  </message>
  <message>
   <source>Publicity from</source>
   <translation>公示开始</translation>
  </message>
  <message>
   <source>Publicity from {first} to {last}</source>
   <translation>公示 {first}至{last}</translation>
  </message>
  <message>
   <source>Publicity to</source>
   <translation>公示结束</translation>
  </message>
  <message>
   <source>Put back</source>
   <translation>补回图层</translation>
  </message>
  <message>
   <source>Put it back</source>
   <translation>恢复草稿</translation>
  </message>
  <message>
   <source>Put on the map</source>
   <translation>放到地图上</translation>
  </message>
  <message>
   <source>Put the figures of the scenario into the fields above</source>
   <translation>将情景的数据填入上方各栏</translation>
  </message>
  <message>
   <source>Puts the map into your project as a layout that you can edit</source>
   <translation>把图作为可编辑的打印布局放进当前项目</translation>
  </message>
  <message>
   <source>Putting the pack back</source>
   <translation>恢复政策包</translation>
  </message>
  <message>
   <source>QGIS could not end editing of the layer: {detail} Put that shape right, or delete it, then write again.</source>
   <translation>QGIS 无法结束该图层的编辑：{detail}请改正或删除该图形，再重新写入。</translation>
  </message>
  <message>
   <source>QGIS keeps the strokes in the layer; the workspace does not have them yet. {why}</source>
   <translation>改动只保存在草稿图层中，尚未写入工作库。{why}</translation>
  </message>
  <message>
   <source>Quality check</source>
   <translation>质量检查</translation>
  </message>
  <message>
   <source>Quality check …</source>
   <translation>质量检查…</translation>
  </message>
  <message>
   <source>Quantity</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Query no. or remark</source>
   <translation>查询编号或备注</translation>
  </message>
  <message>
   <source>Query of the registry saved for {count} parcels.</source>
   <translation>已保存 {count} 宗的查封、抵押查询结果。</translation>
  </message>
  <message>
   <source>Raise a workspace of an older version to this one</source>
   <translation>把旧版本的工作库升级到当前版本</translation>
  </message>
  <message>
   <source>Ratio, tier</source>
   <translation>容积率、档次</translation>
  </message>
  <message>
   <source>Read in {crs} it would lie {place}; {beside}.</source>
   <translation>按 {crs} 读取，将落在{place}；{beside}。</translation>
  </message>
  <message>
   <source>Read the edited table back</source>
   <translation>读回修改后的表</translation>
  </message>
  <message>
   <source>Read the edited table back …</source>
   <translation>读回修改后的表…</translation>
  </message>
  <message>
   <source>Read what the policy leaves open otherwise than usual, with the document for it</source>
   <translation>凭文件对政策未明确之处选用其他口径</translation>
  </message>
  <message>
   <source>Read what the policy leaves open otherwise, with the document for it</source>
   <translation>凭文件对政策未明确之处选用其他口径</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>口径</translation>
  </message>
  <message>
   <source>Reading a parcel</source>
   <translation>读取宗地</translation>
  </message>
  <message>
   <source>Reading a project</source>
   <translation>正在读取项目</translation>
  </message>
  <message>
   <source>Reading a survey unit</source>
   <translation>正在读取地块</translation>
  </message>
  <message>
   <source>Reading boundaries</source>
   <translation>正在读取界线</translation>
  </message>
  <message>
   <source>Reading boundary errors</source>
   <translation>正在读取边界误差</translation>
  </message>
  <message>
   <source>Reading boundary points</source>
   <translation>读取界址点</translation>
  </message>
  <message>
   <source>Reading enterprises</source>
   <translation>正在读取企业</translation>
  </message>
  <message>
   <source>Reading neighbours</source>
   <translation>正在读取相邻宗地</translation>
  </message>
  <message>
   <source>Reading parcels</source>
   <translation>正在读取宗地</translation>
  </message>
  <message>
   <source>Reading projects</source>
   <translation>正在读取项目</translation>
  </message>
  <message>
   <source>Reading the adjustment ledger</source>
   <translation>正在读取调整台账</translation>
  </message>
  <message>
   <source>Reading the backups</source>
   <translation>正在读取备份</translation>
  </message>
  <message>
   <source>Reading the backups …</source>
   <translation>正在读取备份…</translation>
  </message>
  <message>
   <source>Reading the calculation</source>
   <translation>正在读取测算</translation>
  </message>
  <message>
   <source>Reading the claim</source>
   <translation>正在读取办理情况</translation>
  </message>
  <message>
   <source>Reading the conditions of merging</source>
   <translation>正在读取合并条件</translation>
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
   <source>Reading the history</source>
   <translation>读取变更历史</translation>
  </message>
  <message>
   <source>Reading the history …</source>
   <translation>正在读取变更历史…</translation>
  </message>
  <message>
   <source>Reading the holders of a parcel</source>
   <translation>读取宗地权利人</translation>
  </message>
  <message>
   <source>Reading the last save</source>
   <translation>读取最近一次保存</translation>
  </message>
  <message>
   <source>Reading the layers</source>
   <translation>正在读取图层</translation>
  </message>
  <message>
   <source>Reading the ledger of changes</source>
   <translation>正在读取变更台账</translation>
  </message>
  <message>
   <source>Reading the lineage</source>
   <translation>正在读取沿革</translation>
  </message>
  <message>
   <source>Reading the merge case</source>
   <translation>正在读取合并案卷</translation>
  </message>
  <message>
   <source>Reading the merge cases</source>
   <translation>正在读取合并案卷列表</translation>
  </message>
  <message>
   <source>Reading the merges</source>
   <translation>正在读取宗地合并</translation>
  </message>
  <message>
   <source>Reading the new results …</source>
   <translation>正在读取新结果…</translation>
  </message>
  <message>
   <source>Reading the overlays</source>
   <translation>正在读取套合结果</translation>
  </message>
  <message>
   <source>Reading the parcel …</source>
   <translation>正在读取宗地……</translation>
  </message>
  <message>
   <source>Reading the parcels</source>
   <translation>正在读取宗地</translation>
  </message>
  <message>
   <source>Reading the parcels …</source>
   <translation>正在读取宗地……</translation>
  </message>
  <message>
   <source>Reading the payments</source>
   <translation>正在读取拨付台账</translation>
  </message>
  <message>
   <source>Reading the policy</source>
   <translation>正在读取政策</translation>
  </message>
  <message>
   <source>Reading the policy packs …</source>
   <translation>正在读取政策包…</translation>
  </message>
  <message>
   <source>Reading the procedure</source>
   <translation>正在读取办理情况</translation>
  </message>
  <message>
   <source>Reading the project</source>
   <translation>正在读取项目</translation>
  </message>
  <message>
   <source>Reading the project …</source>
   <translation>正在读取项目……</translation>
  </message>
  <message>
   <source>Reading the projects …</source>
   <translation>正在读取项目…</translation>
  </message>
  <message>
   <source>Reading the rules of the indicators</source>
   <translation>正在读取指标要求</translation>
  </message>
  <message>
   <source>Reading the rules per field</source>
   <translation>读取字段取值规则</translation>
  </message>
  <message>
   <source>Reading the sources of the layers</source>
   <translation>读取图层来源</translation>
  </message>
  <message>
   <source>Reading the standard in force</source>
   <translation>正在读取现行标准</translation>
  </message>
  <message>
   <source>Reading the standards</source>
   <translation>正在读取认定标准</translation>
  </message>
  <message>
   <source>Reading the subsidy ledger</source>
   <translation>正在读取奖补台账</translation>
  </message>
  <message>
   <source>Reading the survey areas</source>
   <translation>正在读取调查区</translation>
  </message>
  <message>
   <source>Reading the survey units</source>
   <translation>正在读取地块</translation>
  </message>
  <message>
   <source>Reading the table</source>
   <translation>正在读取表格</translation>
  </message>
  <message>
   <source>Reading the units of the parcel</source>
   <translation>正在读取宗地的地块</translation>
  </message>
  <message>
   <source>Reading the versions of the control line</source>
   <translation>正在读取控制线版本</translation>
  </message>
  <message>
   <source>Reading the workspace</source>
   <translation>正在读取工作库</translation>
  </message>
  <message>
   <source>Reading version {version}</source>
   <translation>正在读取版本 {version}</translation>
  </message>
  <message>
   <source>Reading what colleagues changed</source>
   <translation>正在读取同事的改动</translation>
  </message>
  <message>
   <source>Reading what speaks for a tag</source>
   <translation>正在读取标记依据</translation>
  </message>
  <message>
   <source>Reading what the last check found</source>
   <translation>正在读取上次套合的发现</translation>
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
   <source>Readings</source>
   <translation>口径</translation>
  </message>
  <message>
   <source>Readings ({count} chosen otherwise)</source>
   <translation>口径（{count} 项另选）</translation>
  </message>
  <message>
   <source>Readings chosen by a person (JSON)</source>
   <translation>人工选定的口径（JSON）</translation>
  </message>
  <message>
   <source>Readings …</source>
   <translation>口径…</translation>
  </message>
  <message>
   <source>Readings: {count}, of them {other} pay otherwise</source>
   <translation>各种口径：{count} 种，其中 {other} 种金额不同</translation>
  </message>
  <message>
   <source>Readings: {project}</source>
   <translation>选择口径：{project}</translation>
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
   <source>Reason *</source>
   <translation>修改原因 *</translation>
  </message>
  <message>
   <source>Reason of the adjustment *</source>
   <translation>调整理由 *</translation>
  </message>
  <message>
   <source>Reason of the difference</source>
   <translation>差额理由</translation>
  </message>
  <message>
   <source>Reason or parcel code</source>
   <translation>原因或宗地代码</translation>
  </message>
  <message>
   <source>Reason, such as: figures were corrected</source>
   <translation>原因，如：数据已更正</translation>
  </message>
  <message>
   <source>Reason, such as: 收储注销，依据文号</source>
   <translation>原因，如：收储注销，依据文号</translation>
  </message>
  <message>
   <source>Reason, such as: 界址调整，依据勘测定界报告</source>
   <translation>原因，如：界址调整，依据勘测定界报告</translation>
  </message>
  <message>
   <source>Reasons</source>
   <translation>原因代码</translation>
  </message>
  <message>
   <source>Reasons that stood against it do not apply any more.</source>
   <translation>原有的不利原因不再成立。</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>情况</translation>
  </message>
  <message>
   <source>Receiver</source>
   <translation>收款单位</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>最近打开</translation>
  </message>
  <message>
   <source>Recompute</source>
   <translation>重算</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>记录</translation>
  </message>
  <message>
   <source>Recover money</source>
   <translation>追回</translation>
  </message>
  <message>
   <source>Recover …</source>
   <translation>追回…</translation>
  </message>
  <message>
   <source>Recovers</source>
   <translation>追回对象</translation>
  </message>
  <message>
   <source>Recovery</source>
   <translation>追回</translation>
  </message>
  <message>
   <source>Redeveloped land (m²)</source>
   <translation>改造土地面积（m²）</translation>
  </message>
  <message>
   <source>Redeveloper</source>
   <translation>改造主体</translation>
  </message>
  <message>
   <source>Reference layer</source>
   <translation>参考图层</translation>
  </message>
  <message>
   <source>Refusal</source>
   <translation>不予批准</translation>
  </message>
  <message>
   <source>Refuse</source>
   <translation>不予批准</translation>
  </message>
  <message>
   <source>Refuse the merge</source>
   <translation>不予合并</translation>
  </message>
  <message>
   <source>Refuse …</source>
   <translation>不予合并…</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>拒收</translation>
  </message>
  <message>
   <source>Register</source>
   <translation>登记</translation>
  </message>
  <message>
   <source>Register a layer</source>
   <translation>登记图层</translation>
  </message>
  <message>
   <source>Register a layer …</source>
   <translation>登记图层…</translation>
  </message>
  <message>
   <source>Register any polygon layer of the QGIS project</source>
   <translation>将 QGIS 工程中的任意面图层登记入库</translation>
  </message>
  <message>
   <source>Registered area</source>
   <translation>登记面积</translation>
  </message>
  <message>
   <source>Registered area (m²)</source>
   <translation>登记面积（m²）</translation>
  </message>
  <message>
   <source>Registered area by</source>
   <translation>登记面积依据</translation>
  </message>
  <message>
   <source>Registered area of the new parcel</source>
   <translation>新宗地登记面积</translation>
  </message>
  <message>
   <source>Registered areas of the parts</source>
   <translation>各部分的登记面积</translation>
  </message>
  <message>
   <source>Registered by</source>
   <translation>登记人</translation>
  </message>
  <message>
   <source>Registered layers</source>
   <translation>已登记的图层</translation>
  </message>
  <message>
   <source>Registered m²</source>
   <translation>登记面积 m²</translation>
  </message>
  <message>
   <source>Registered on</source>
   <translation>登簿日期</translation>
  </message>
  <message>
   <source>Registered plans:</source>
   <translation>已登记的规划：</translation>
  </message>
  <message>
   <source>Registered, m² ✎</source>
   <translation>登记 m² ✎</translation>
  </message>
  <message>
   <source>Registering a layer</source>
   <translation>正在登记图层</translation>
  </message>
  <message>
   <source>Registering the merge</source>
   <translation>正在登记合并</translation>
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
   <source>Remember for templates with these headings</source>
   <translation>记住，表头相同的模板下次照用</translation>
  </message>
  <message>
   <source>Remember this mapping for the next file like this</source>
   <translation>记住这份对应，下次同样的文件直接套用</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Remove condition</source>
   <translation>删除条件</translation>
  </message>
  <message>
   <source>Remove from the database</source>
   <translation>销号</translation>
  </message>
  <message>
   <source>Remove group</source>
   <translation>删除用地组</translation>
  </message>
  <message>
   <source>Remove it from this drawing</source>
   <translation>从草稿中移除</translation>
  </message>
  <message>
   <source>Remove layers</source>
   <translation>移除图层</translation>
  </message>
  <message>
   <source>Remove rule</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Remove the layer</source>
   <translation>移除图层</translation>
  </message>
  <message>
   <source>Remove the row</source>
   <translation>删除此行</translation>
  </message>
  <message>
   <source>Remove …</source>
   <translation>销号…</translation>
  </message>
  <message>
   <source>Removed</source>
   <translation>已销号</translation>
  </message>
  <message>
   <source>Removed (m²)</source>
   <translation>减少（m²）</translation>
  </message>
  <message>
   <source>Removed from the line</source>
   <translation>减少范围</translation>
  </message>
  <message>
   <source>Removed ground</source>
   <translation>减少</translation>
  </message>
  <message>
   <source>Removing the pack</source>
   <translation>移除政策包</translation>
  </message>
  <message>
   <source>Reopen the case</source>
   <translation>重新办理</translation>
  </message>
  <message>
   <source>Reopen the case …</source>
   <translation>重新办理…</translation>
  </message>
  <message>
   <source>Reopen {case} …</source>
   <translation>重新办理 {case}…</translation>
  </message>
  <message>
   <source>Reopened</source>
   <translation>重新办理</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>更换</translation>
  </message>
  <message>
   <source>Replace calculation …</source>
   <translation>更换测算…</translation>
  </message>
  <message>
   <source>Replace the calculation</source>
   <translation>更换测算</translation>
  </message>
  <message>
   <source>Report no.</source>
   <translation>报告编号</translation>
  </message>
  <message>
   <source>Report on every row</source>
   <translation>逐条报告</translation>
  </message>
  <message>
   <source>Residual</source>
   <translation>残差</translation>
  </message>
  <message>
   <source>Rest the mouse on a place, or use the arrow keys; Page up and down go to the cliffs</source>
   <translation>鼠标停留或按方向键读取数值；Page Up、Page Down 跳到各档分界</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Restore a backup …</source>
   <translation>恢复备份…</translation>
  </message>
  <message>
   <source>Restore a damaged workspace …</source>
   <translation>恢复损坏的工作库…</translation>
  </message>
  <message>
   <source>Restore a state of {row}</source>
   <translation>恢复到以前的状态：{row}</translation>
  </message>
  <message>
   <source>Restore a workspace that cannot be opened any more</source>
   <translation>恢复无法打开的工作库</translation>
  </message>
  <message>
   <source>Restore another file …</source>
   <translation>恢复其他备份…</translation>
  </message>
  <message>
   <source>Restore backup</source>
   <translation>恢复备份</translation>
  </message>
  <message>
   <source>Restore defaults</source>
   <translation>恢复默认值</translation>
  </message>
  <message>
   <source>Restore this state …</source>
   <translation>恢复到此状态…</translation>
  </message>
  <message>
   <source>Restore {file} to the state of {made}</source>
   <translation>将{file}恢复到 {made} 的状态</translation>
  </message>
  <message>
   <source>Restore {file} to the state of {made}?</source>
   <translation>将 {file} 恢复到 {made} 的状态？</translation>
  </message>
  <message>
   <source>Restore …</source>
   <translation>恢复…</translation>
  </message>
  <message>
   <source>Restoring {file}</source>
   <translation>正在恢复 {file}</translation>
  </message>
  <message>
   <source>Restoring {row}</source>
   <translation>恢复 {row}</translation>
  </message>
  <message>
   <source>Rests on an example standard: for training only.</source>
   <translation>依据示例标准，仅供演练。</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Result before</source>
   <translation>原结果</translation>
  </message>
  <message>
   <source>Result now</source>
   <translation>新结果</translation>
  </message>
  <message>
   <source>Results (JSON)</source>
   <translation>结果（JSON）</translation>
  </message>
  <message>
   <source>Retire</source>
   <translation>停用</translation>
  </message>
  <message>
   <source>Retire parcels</source>
   <translation>停用宗地</translation>
  </message>
  <message>
   <source>Retire scenario</source>
   <translation>停用情景</translation>
  </message>
  <message>
   <source>Retire standard</source>
   <translation>停用标准</translation>
  </message>
  <message>
   <source>Retire the draft</source>
   <translation>停用草案</translation>
  </message>
  <message>
   <source>Retire the draft …</source>
   <translation>停用草案…</translation>
  </message>
  <message>
   <source>Retire the layer</source>
   <translation>作废图层</translation>
  </message>
  <message>
   <source>Retire the layer …</source>
   <translation>作废图层…</translation>
  </message>
  <message>
   <source>Retire the survey area</source>
   <translation>作废调查区</translation>
  </message>
  <message>
   <source>Retire the survey area …</source>
   <translation>作废…</translation>
  </message>
  <message>
   <source>Retire the unit</source>
   <translation>作废地块</translation>
  </message>
  <message>
   <source>Retire the unit …</source>
   <translation>作废…</translation>
  </message>
  <message>
   <source>Retire {count} parcels</source>
   <translation>停用 {count} 宗</translation>
  </message>
  <message>
   <source>Retire …</source>
   <translation>停用…</translation>
  </message>
  <message>
   <source>Retired because</source>
   <translation>停用原因</translation>
  </message>
  <message>
   <source>Retired, reason</source>
   <translation>停用原因</translation>
  </message>
  <message>
   <source>Retiring a draft</source>
   <translation>正在停用草案</translation>
  </message>
  <message>
   <source>Retiring a layer</source>
   <translation>正在作废图层</translation>
  </message>
  <message>
   <source>Retiring a policy text</source>
   <translation>正在作废政策条文</translation>
  </message>
  <message>
   <source>Retiring a survey area</source>
   <translation>作废调查区</translation>
  </message>
  <message>
   <source>Retiring a unit</source>
   <translation>作废地块</translation>
  </message>
  <message>
   <source>Retiring parcels</source>
   <translation>正在停用宗地</translation>
  </message>
  <message>
   <source>Retiring the scenario</source>
   <translation>正在停用情景</translation>
  </message>
  <message>
   <source>Retiring the standard</source>
   <translation>正在停用认定标准</translation>
  </message>
  <message>
   <source>Return</source>
   <translation>退回</translation>
  </message>
  <message>
   <source>Return the case</source>
   <translation>退回调整案</translation>
  </message>
  <message>
   <source>Return the claim</source>
   <translation>退回</translation>
  </message>
  <message>
   <source>Return the merge case</source>
   <translation>退回合并案卷</translation>
  </message>
  <message>
   <source>Return the unit</source>
   <translation>退回地块</translation>
  </message>
  <message>
   <source>Return …</source>
   <translation>退回…</translation>
  </message>
  <message>
   <source>Returned</source>
   <translation>退回</translation>
  </message>
  <message>
   <source>Returned by the city</source>
   <translation>市级退回</translation>
  </message>
  <message>
   <source>Returned by the ministry</source>
   <translation>部级退回</translation>
  </message>
  <message>
   <source>Returned by the province</source>
   <translation>省级退回</translation>
  </message>
  <message>
   <source>Returns the parcels that a parcel came from by merge or split, as an array.</source>
   <translation>返回一宗地经合并或分割的来源宗地（数组）。</translation>
  </message>
  <message>
   <source>Returns the parcels that came of a parcel by merge or split, as an array.</source>
   <translation>返回由一宗地经合并或分割形成的宗地（数组）。</translation>
  </message>
  <message>
   <source>Reversal</source>
   <translation>冲销</translation>
  </message>
  <message>
   <source>Reverse a line</source>
   <translation>冲销</translation>
  </message>
  <message>
   <source>Reverse …</source>
   <translation>冲销…</translation>
  </message>
  <message>
   <source>Review of a merge (Word)</source>
   <translation>宗地合并审查表（Word）</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>复核</translation>
  </message>
  <message>
   <source>Reviewed by</source>
   <translation>审查人</translation>
  </message>
  <message>
   <source>Reviewer: decides for the county besides, takes over a colleague's work</source>
   <translation>审核：另可作县级认定、撤销他人的保存、接手他人的编辑</translation>
  </message>
  <message>
   <source>Revoked: what was registered stands here as history.</source>
   <translation>合并已撤销，以下为撤销前登记的内容。</translation>
  </message>
  <message>
   <source>Right holder</source>
   <translation>权利人</translation>
  </message>
  <message>
   <source>Right holder who applies</source>
   <translation>提出申请的权利人</translation>
  </message>
  <message>
   <source>Right holders of these</source>
   <translation>涉及权利人</translation>
  </message>
  <message>
   <source>Right nature</source>
   <translation>权利性质</translation>
  </message>
  <message>
   <source>Roll-up</source>
   <translation>拨付汇总</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>行号</translation>
  </message>
  <message>
   <source>Row and field</source>
   <translation>行和字段</translation>
  </message>
  <message>
   <source>Row {first} is about the same parcel already; keep one of them.</source>
   <translation>与第 {first} 行是同一宗地，请只保留一行。</translation>
  </message>
  <message>
   <source>Row {number}</source>
   <translation>第 {number} 行</translation>
  </message>
  <message>
   <source>Row {row} of {table}, which the log names, is not in the workspace: what was then cannot be told. Have the workspace checked.</source>
   <translation>日志提到的 {table} 表 {row} 行不在工作库中，无法得知当时的状态。请检查工作库。</translation>
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
   <source>Rows looked at</source>
   <translation>已检查行数</translation>
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
   <source>Rows {rows} are about the same parcel and differ in {fields}; none of them is taken. Keep the right one in the table and give it again.</source>
   <translation>第 {rows} 行是同一宗地，但{fields}不一致，均未采用。请在表中只留正确的一行，再重新粘贴或读回。</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>规则</translation>
  </message>
  <message>
   <source>Rule code</source>
   <translation>编号</translation>
  </message>
  <message>
   <source>Rule of the office (TOML)</source>
   <translation>本单位规则（TOML 文件）</translation>
  </message>
  <message>
   <source>Rule set</source>
   <translation>认定标准</translation>
  </message>
  <message>
   <source>Rule {code}: {trouble}</source>
   <translation>规则 {code}：{trouble}</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>规则</translation>
  </message>
  <message>
   <source>Rules per field of merges</source>
   <translation>合并字段取值规则</translation>
  </message>
  <message>
   <source>Rules per field …</source>
   <translation>字段取值规则…</translation>
  </message>
  <message>
   <source>Run the analysis</source>
   <translation>开始套合</translation>
  </message>
  <message>
   <source>SHP (or a zip with one), GPKG, GDB, GeoJSON or KML; for a GDB paste its folder.</source>
   <translation>SHP（或含一个 SHP 的压缩包）、GPKG、GDB、GeoJSON 或 KML；GDB 请粘贴文件夹路径。</translation>
  </message>
  <message>
   <source>Same shape twice (JSON)</source>
   <translation>重复图形（JSON）</translation>
  </message>
  <message>
   <source>Same shape twice ({count})</source>
   <translation>重复图形（{count}）</translation>
  </message>
  <message>
   <source>Samples are for training only; those of a heading go as soon as the office has a text of its own under it.</source>
   <translation>示例仅供演练；某一管理事项登记本单位条文后，该事项的示例不再显示。</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save (Ctrl+Return)</source>
   <translation>保存（Ctrl+回车）</translation>
  </message>
  <message>
   <source>Save (Ctrl+S)</source>
   <translation>保存（Ctrl+S）</translation>
  </message>
  <message>
   <source>Save again</source>
   <translation>再次保存</translation>
  </message>
  <message>
   <source>Save as picture</source>
   <translation>另存为图片</translation>
  </message>
  <message>
   <source>Save as picture …</source>
   <translation>另存为图片…</translation>
  </message>
  <message>
   <source>Save as …</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>Save calculation sheet</source>
   <translation>保存测算表</translation>
  </message>
  <message>
   <source>Save draft</source>
   <translation>保存草案</translation>
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
   <source>Save the judgement</source>
   <translation>保存判断</translation>
  </message>
  <message>
   <source>Save the query</source>
   <translation>保存查询结果</translation>
  </message>
  <message>
   <source>Save, then the next ({count} left)</source>
   <translation>保存并下一条（还有 {count} 条）</translation>
  </message>
  <message>
   <source>Saved before that: {count}.</source>
   <translation>（此前已保存 {count} 份。）</translation>
  </message>
  <message>
   <source>Saved in {count} parts.</source>
   <translation>分 {count} 次保存。</translation>
  </message>
  <message>
   <source>Saved in {file}: {what}</source>
   <translation>已存入工作库“{file}”：{what}</translation>
  </message>
  <message>
   <source>Saves the control-line map (A3) for a committee as PDF or picture.</source>
   <translation>把工业用地控制线比对图（A3）存成 PDF 或图片，供上会使用。</translation>
  </message>
  <message>
   <source>Saving a step of the adjustment</source>
   <translation>正在保存办理步骤</translation>
  </message>
  <message>
   <source>Saving a step of the merge</source>
   <translation>正在保存办理步骤</translation>
  </message>
  <message>
   <source>Saving an indicator</source>
   <translation>正在保存指标</translation>
  </message>
  <message>
   <source>Saving legacy land</source>
   <translation>正在保存历史遗留用地</translation>
  </message>
  <message>
   <source>Saving survey information</source>
   <translation>正在保存调查信息</translation>
  </message>
  <message>
   <source>Saving the adjustment</source>
   <translation>正在保存控制线调整</translation>
  </message>
  <message>
   <source>Saving the application</source>
   <translation>正在保存申请信息</translation>
  </message>
  <message>
   <source>Saving the approval</source>
   <translation>正在保存批准信息</translation>
  </message>
  <message>
   <source>Saving the claim of {project}</source>
   <translation>正在保存{project}的办理</translation>
  </message>
  <message>
   <source>Saving the draft</source>
   <translation>正在保存草案</translation>
  </message>
  <message>
   <source>Saving the holders of a parcel</source>
   <translation>保存宗地权利人</translation>
  </message>
  <message>
   <source>Saving the judgement</source>
   <translation>正在保存判断</translation>
  </message>
  <message>
   <source>Saving the layer</source>
   <translation>正在保存图层信息</translation>
  </message>
  <message>
   <source>Saving the matches</source>
   <translation>正在保存匹配结果</translation>
  </message>
  <message>
   <source>Saving the parcels of the case</source>
   <translation>正在保存涉及宗地</translation>
  </message>
  <message>
   <source>Saving the policy text</source>
   <translation>正在保存政策条文</translation>
  </message>
  <message>
   <source>Saving the procedure of {unit}</source>
   <translation>正在保存 {unit} 的办理记录</translation>
  </message>
  <message>
   <source>Saving the query of the registry</source>
   <translation>保存查封、抵押查询结果</translation>
  </message>
  <message>
   <source>Saving the survey area</source>
   <translation>保存调查区</translation>
  </message>
  <message>
   <source>Saving the unit</source>
   <translation>保存地块</translation>
  </message>
  <message>
   <source>Saving values of the merge</source>
   <translation>正在保存合并后属性</translation>
  </message>
  <message>
   <source>Saving {paper}</source>
   <translation>正在保存{paper}</translation>
  </message>
  <message>
   <source>Saving {parcel}</source>
   <translation>正在保存 {parcel}</translation>
  </message>
  <message>
   <source>Saving …</source>
   <translation>正在保存……</translation>
  </message>
  <message>
   <source>Say in the opinion why, though {what}.</source>
   <translation>{what}：请在意见中说明理由。</translation>
  </message>
  <message>
   <source>Say of which day the figures are.</source>
   <translation>请填写数据时点。</translation>
  </message>
  <message>
   <source>Say what becomes of the units that lie inside.</source>
   <translation>请选择范围内已有地块的处理方式。</translation>
  </message>
  <message>
   <source>Say where the figures come from and of which day they are: a figure without a source proves nothing.</source>
   <translation>请填写数据来源和时点：没有来源的数据不能作为依据。</translation>
  </message>
  <message>
   <source>Say where the figures come from.</source>
   <translation>请填写数据来源。</translation>
  </message>
  <message>
   <source>Say whether they count as inside or outside.</source>
   <translation>请选择按线内还是按线外处理。</translation>
  </message>
  <message>
   <source>Say which level the block {block} gets when it enters.</source>
   <translation>请选择调入图斑“{block}”的级别。</translation>
  </message>
  <message>
   <source>Say why another area is registered than that of the basis.</source>
   <translation>登记面积与所选依据不同，请填写理由。</translation>
  </message>
  <message>
   <source>Say why it is judged so: the reason stays with the case.</source>
   <translation>请填写判断理由，理由随案保存。</translation>
  </message>
  <message>
   <source>Say why it is not needed.</source>
   <translation>请写明不适用的理由。</translation>
  </message>
  <message>
   <source>Say why nobody has to go there.</source>
   <translation>请写明不需外业核查的理由。</translation>
  </message>
  <message>
   <source>Say why the approved amount is not the calculated one.</source>
   <translation>请说明审定金额与测算金额不同的理由。</translation>
  </message>
  <message>
   <source>Say why the colleague's values in {groups} are not taken; it goes into the log.</source>
   <translation>请写明为什么不采用同事在“{groups}”中的修改，原因会记入日志。</translation>
  </message>
  <message>
   <source>Say why the draft is retired.</source>
   <translation>请说明停用草案的原因。</translation>
  </message>
  <message>
   <source>Say why the figures are changed.</source>
   <translation>请填写修改原因。</translation>
  </message>
  <message>
   <source>Say why the line is to be adjusted.</source>
   <translation>请填写调整理由。</translation>
  </message>
  <message>
   <source>Say why the older state is restored; the reason goes into the log.</source>
   <translation>请写明为什么恢复以前的状态，原因记入日志。</translation>
  </message>
  <message>
   <source>Say why the rule is changed.</source>
   <translation>请填写修改原因。</translation>
  </message>
  <message>
   <source>Say why the survey area is changed.</source>
   <translation>请填写修改原因。</translation>
  </message>
  <message>
   <source>Say why the text is changed.</source>
   <translation>请填写修改理由。</translation>
  </message>
  <message>
   <source>Say why the unit is changed.</source>
   <translation>请填写修改原因。</translation>
  </message>
  <message>
   <source>Say why: it stays with the case.</source>
   <translation>请说明理由，理由随案保存。</translation>
  </message>
  <message>
   <source>Scale denominator</source>
   <translation>比例尺分母</translation>
  </message>
  <message>
   <source>Scenario</source>
   <translation>情景</translation>
  </message>
  <message>
   <source>Scenario adopted</source>
   <translation>采用的方案</translation>
  </message>
  <message>
   <source>Scenario kept: {name}</source>
   <translation>情景已保留：{name}</translation>
  </message>
  <message>
   <source>Scenario retired: {name}</source>
   <translation>情景已停用：{name}</translation>
  </message>
  <message>
   <source>Scenario {letter}</source>
   <translation>方案{letter}</translation>
  </message>
  <message>
   <source>Scenario {number}</source>
   <translation>情景{number}</translation>
  </message>
  <message>
   <source>Scenarios</source>
   <translation>方案</translation>
  </message>
  <message>
   <source>Scenarios to compare</source>
   <translation>选择方案</translation>
  </message>
  <message>
   <source>Scenarios withdrawn</source>
   <translation>同时撤回的方案</translation>
  </message>
  <message>
   <source>Scenarios, what is tried and the workspace side by side</source>
   <translation>情景、当前试算与工作库现状并排对照</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Scratch only: nothing is written, nothing goes into sheets. Empty fields mean the figures of the workspace.</source>
   <translation>仅为试算：不写入工作库，不进入任何表格。空栏即采用工作库数据。</translation>
  </message>
  <message>
   <source>Screening</source>
   <translation>初筛</translation>
  </message>
  <message>
   <source>Search the words, such as 容积率 or Y-33</source>
   <translation>搜索原文，如 容积率 或 Y-33</translation>
  </message>
  <message>
   <source>Secrecy level</source>
   <translation>密级</translation>
  </message>
  <message>
   <source>Seizure</source>
   <translation>查封</translation>
  </message>
  <message>
   <source>Seizure and mortgage query …</source>
   <translation>查封、抵押查询…</translation>
  </message>
  <message>
   <source>Seizure query of</source>
   <translation>查封查询日期</translation>
  </message>
  <message>
   <source>Select parcels on the map first, or choose another area.</source>
   <translation>请先在图上选择宗地，或改选其他范围。</translation>
  </message>
  <message>
   <source>Select shapes in a polygon layer of the map first.</source>
   <translation>请先在地图的某个面图层中选择图形。</translation>
  </message>
  <message>
   <source>Select the affected parcels in lists and on the map</source>
   <translation>在列表和地图上选中受影响的宗地</translation>
  </message>
  <message>
   <source>Select the parcels</source>
   <translation>选中这些宗地</translation>
  </message>
  <message>
   <source>Select the parcels behind the chosen line on map and in lists</source>
   <translation>在地图和列表中选中该行所涉宗地</translation>
  </message>
  <message>
   <source>Select these parcels</source>
   <translation>选中这些宗地</translation>
  </message>
  <message>
   <source>Selected shapes</source>
   <translation>取选中图形</translation>
  </message>
  <message>
   <source>Sent back</source>
   <translation>退回</translation>
  </message>
  <message>
   <source>Sets the proposed merges of these parcels side by side</source>
   <translation>并列比较涉及这些宗地的拟合并方案</translation>
  </message>
  <message>
   <source>Settings saved.</source>
   <translation>设置已保存。</translation>
  </message>
  <message>
   <source>Settled by</source>
   <translation>核对方式</translation>
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
   <source>Several parcels may be the one of {name}, or none is known. Choose the right one.</source>
   <translation>{name} 可能对应多宗土地，或没有可选的宗地。请选择正确的宗地。</translation>
  </message>
  <message>
   <source>Several people work in one file. Your name stands beside every change you make.</source>
   <translation>工作库由多人共用，您的每次修改旁边都会写上您的姓名。</translation>
  </message>
  <message>
   <source>Several right holders have this name. Match it by hand.</source>
   <translation>有多个同名权利人，请人工匹配。</translation>
  </message>
  <message>
   <source>Shape and areas</source>
   <translation>图形和面积</translation>
  </message>
  <message>
   <source>Shape − registered</source>
   <translation>图形 − 登记面积</translation>
  </message>
  <message>
   <source>Shapes</source>
   <translation>图斑数</translation>
  </message>
  <message>
   <source>Shapes are selected in several layers ({names}). Choose the layer that is meant in the layer tree.</source>
   <translation>多个图层中都有选中的图形（{names}）。请在图层面板中选中所指的图层。</translation>
  </message>
  <message>
   <source>Shapes that are selected in any polygon layer of the map</source>
   <translation>地图任一面图层中选中的图形</translation>
  </message>
  <message>
   <source>Share</source>
   <translation>占比</translation>
  </message>
  <message>
   <source>Share of</source>
   <translation>占比基数</translation>
  </message>
  <message>
   <source>Share of the holder</source>
   <translation>共有份额</translation>
  </message>
  <message>
   <source>Share the registered area out to the parts</source>
   <translation>登记面积按比例分摊到各部分（面积平差）</translation>
  </message>
  <message>
   <source>Shared</source>
   <translation>公共边长</translation>
  </message>
  <message>
   <source>Shared L ≥</source>
   <translation>公共边 L ≥</translation>
  </message>
  <message>
   <source>Shared boundary (m)</source>
   <translation>公共边长（m）</translation>
  </message>
  <message>
   <source>Shared out in proportion to the drawn area; type to enter another one</source>
   <translation>按图形面积比例分摊；可直接填写其他数</translation>
  </message>
  <message>
   <source>Sheet number</source>
   <translation>附图编号</translation>
  </message>
  <message>
   <source>Sheet of the case …</source>
   <translation>审批表…</translation>
  </message>
  <message>
   <source>Sheet {sheet} is a form: it is copied for every unit.</source>
   <translation>工作表“{sheet}”是单块表格，每个地块复制一张。</translation>
  </message>
  <message>
   <source>Sheet {sheet}: a line a unit, from line {row} on.</source>
   <translation>工作表“{sheet}”：每个地块一行，从第 {row} 行开始。</translation>
  </message>
  <message>
   <source>Shortest shared boundary (m)</source>
   <translation>最短公共边长（m）</translation>
  </message>
  <message>
   <source>Shortest shared boundary L; more than 2t, so that a corner never counts</source>
   <translation>最短公共边 L，须大于 2t，只有一角相接的不算相邻</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>显示</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>显示全部</translation>
  </message>
  <message>
   <source>Show all that is drawn</source>
   <translation>显示全部草稿图形</translation>
  </message>
  <message>
   <source>Show and change</source>
   <translation>显示并修改</translation>
  </message>
  <message>
   <source>Show both on the map</source>
   <translation>在地图上显示两者</translation>
  </message>
  <message>
   <source>Show changes</source>
   <translation>查看变化</translation>
  </message>
  <message>
   <source>Show conditions and preview again</source>
   <translation>重新显示条件和预览</translation>
  </message>
  <message>
   <source>Show crossing</source>
   <translation>只看跨线</translation>
  </message>
  <message>
   <source>Show differences</source>
   <translation>查看差异</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>看位置</translation>
  </message>
  <message>
   <source>Show on the map</source>
   <translation>在地图上显示</translation>
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
   <source>Show retired parcels hatched over the current ones</source>
   <translation>以斜线显示历史宗地，叠加在现势宗地之上</translation>
  </message>
  <message>
   <source>Show search and list again</source>
   <translation>重新显示查找和列表</translation>
  </message>
  <message>
   <source>Show the case</source>
   <translation>查看案卷</translation>
  </message>
  <message>
   <source>Show the check</source>
   <translation>查看套合结果</translation>
  </message>
  <message>
   <source>Show the conditions</source>
   <translation>查看合并条件</translation>
  </message>
  <message>
   <source>Show the copy</source>
   <translation>改用副本</translation>
  </message>
  <message>
   <source>Show the lineage</source>
   <translation>查看沿革</translation>
  </message>
  <message>
   <source>Show the list</source>
   <translation>显示列表</translation>
  </message>
  <message>
   <source>Show the map as {theme}</source>
   <translation>图面切换为「{theme}」</translation>
  </message>
  <message>
   <source>Show the new parcel</source>
   <translation>查看新宗地</translation>
  </message>
  <message>
   <source>Show the parcel</source>
   <translation>查看宗地</translation>
  </message>
  <message>
   <source>Show the parcels as they stood after this step, and what differs now</source>
   <translation>列出这一步之后的全部宗地，并标出与现在的不同</translation>
  </message>
  <message>
   <source>Show the project</source>
   <translation>查看项目</translation>
  </message>
  <message>
   <source>Show the unit</source>
   <translation>查看地块</translation>
  </message>
  <message>
   <source>Show the unit on the map</source>
   <translation>在地图上显示地块</translation>
  </message>
  <message>
   <source>Show the {count} fields that nobody changed</source>
   <translation>显示未改动的 {count} 个字段</translation>
  </message>
  <message>
   <source>Show what is not covered</source>
   <translation>显示未覆盖部分</translation>
  </message>
  <message>
   <source>Show {case}</source>
   <translation>查看 {case}</translation>
  </message>
  <message>
   <source>Shows how every parcel of the tree stood at that moment</source>
   <translation>显示各宗地在该时点的状态</translation>
  </message>
  <message>
   <source>Shows the case in the panel for merging parcels</source>
   <translation>在宗地合并面板中查看本案</translation>
  </message>
  <message>
   <source>Shows the chosen part; a double click does so too</source>
   <translation>在地图上显示选中的部分，双击该行也可以</translation>
  </message>
  <message>
   <source>Since</source>
   <translation>停用日期</translation>
  </message>
  <message>
   <source>Since the last step this changed: {what}. Send the unit back to the office check, look at it again, and pass it on.</source>
   <translation>上一步之后有变化：{what}。请退回内业核实，重新查看后再通过。</translation>
  </message>
  <message>
   <source>Since then</source>
   <translation>之后的保存</translation>
  </message>
  <message>
   <source>Since – until</source>
   <translation>起 – 止</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <source>Smallest part</source>
   <translation>最小连片（前 → 后）</translation>
  </message>
  <message>
   <source>Software</source>
   <translation>软件版本</translation>
  </message>
  <message>
   <source>Some holders have a share and others none: enter the missing ones, or leave all empty. They are kept as they stand.</source>
   <translation>有的权利人填了份额，有的没有。请补齐，或全部留空。仍按所填保存。</translation>
  </message>
  <message>
   <source>Some values cannot be written; the list says why. Look again.</source>
   <translation>有的值不能写入，原因见列表，请再看一遍。</translation>
  </message>
  <message>
   <source>Somebody has changed the policy text “{text}” meanwhile. Look at it again, then enter your change.</source>
   <translation>政策条文“{text}”已被他人修改，请看过后重新填写。</translation>
  </message>
  <message>
   <source>Somebody has changed {file} meanwhile; nothing was upgraded. Try again.</source>
   <translation>其间有人改动了 {file}，未升级。请重试。</translation>
  </message>
  <message>
   <source>Somebody has changed {file} since the list was shown; nothing was restored. Look at the list again.</source>
   <translation>列表显示之后又有人改动了 {file}，未恢复。请重新查看列表。</translation>
  </message>
  <message>
   <source>Somebody joined {name} to a parcel after you read the list; nothing was saved. Read the list again; if it uses both, undo that step and choose both at once.</source>
   <translation>您读取列表之后，他人已为 {name} 确定了宗地；本次未保存。请重新读取列表；如该企业两宗都使用，请撤销那一步后一并选中。</translation>
  </message>
  <message>
   <source>Somebody saved meanwhile; comparing again</source>
   <translation>有同事刚保存过，正在重新比对</translation>
  </message>
  <message>
   <source>Something unexpected went wrong: {error}</source>
   <translation>发生意外错误：{error}</translation>
  </message>
  <message>
   <source>Something was saved: compare again</source>
   <translation>有新的保存，点此重新对照</translation>
  </message>
  <message>
   <source>Sound: {rows} rows, {lines} log lines, the last one {hash}</source>
   <translation>完好：{rows} 行、{lines} 条日志，末条 {hash}</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Source *</source>
   <translation>数据来源 *</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>分割</translation>
  </message>
  <message>
   <source>Split between districts</source>
   <translation>跨区分摊</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Standard in force</source>
   <translation>在用标准</translation>
  </message>
  <message>
   <source>Standards, taxes, survey units, procedure and papers of the identification</source>
   <translation>认定标准、税收、地块、办理和表册</translation>
  </message>
  <message>
   <source>Start anew</source>
   <translation>重新开始</translation>
  </message>
  <message>
   <source>Start of the hash of that line</source>
   <translation>该条日志校验码前 8 位</translation>
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
   <source>State after the step of {by}, {at}. What is checked goes back to it as a new change; nothing is deleted from the log.</source>
   <translation>{by} {at} 那一步之后的状态。勾选的内容将恢复成当时的值，并记为一次新的修改；日志不删除任何内容。</translation>
  </message>
  <message>
   <source>State before a restore, {made}</source>
   <translation>恢复前的状态，{made}</translation>
  </message>
  <message>
   <source>State of the project · {project}</source>
   <translation>项目状态 · {project}</translation>
  </message>
  <message>
   <source>State the reason first: it goes into the log.</source>
   <translation>请先填写原因：原因记入日志。</translation>
  </message>
  <message>
   <source>State the reason: it goes into the log.</source>
   <translation>请填写原因：原因记入日志。</translation>
  </message>
  <message>
   <source>State …</source>
   <translation>状态…</translation>
  </message>
  <message>
   <source>Stated FAR</source>
   <translation>文件载明容积率</translation>
  </message>
  <message>
   <source>States of all parcels derived anew</source>
   <translation>重建全部宗地状态</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>办理记录</translation>
  </message>
  <message>
   <source>Still needed: {topics}</source>
   <translation>还缺：{topics}</translation>
  </message>
  <message>
   <source>Still open</source>
   <translation>市级未补</translation>
  </message>
  <message>
   <source>Still to be chosen: {groups}</source>
   <translation>还需选择：{groups}</translation>
  </message>
  <message>
   <source>Still to be paid</source>
   <translation>尚待补助合计</translation>
  </message>
  <message>
   <source>Stop trying</source>
   <translation>停止试算</translation>
  </message>
  <message>
   <source>Stop waiting</source>
   <translation>停止等待</translation>
  </message>
  <message>
   <source>Stopped on request. Nothing more was written.</source>
   <translation>已按要求停止，之后没有再写入任何内容。</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>已停止。</translation>
  </message>
  <message>
   <source>Stopped. Both locks are free.</source>
   <translation>已停止，两种锁都已放开。</translation>
  </message>
  <message>
   <source>Stopped. Nothing was changed.</source>
   <translation>已停止，未做任何改动。</translation>
  </message>
  <message>
   <source>Stopped; importing again completes it</source>
   <translation>已停止；再次导入会接着完成</translation>
  </message>
  <message>
   <source>Stopped; no file was written.</source>
   <translation>已停止，没有生成文件。</translation>
  </message>
  <message>
   <source>Stopped; nothing was written.</source>
   <translation>已停止，没有写入。</translation>
  </message>
  <message>
   <source>Strike off</source>
   <translation>销号</translation>
  </message>
  <message>
   <source>Strip (m²)</source>
   <translation>窄条 (m²)</translation>
  </message>
  <message>
   <source>Strip lies</source>
   <translation>窄条位置</translation>
  </message>
  <message>
   <source>Subject:</source>
   <translation>事项</translation>
  </message>
  <message>
   <source>Submit …</source>
   <translation>报批…</translation>
  </message>
  <message>
   <source>Submitted</source>
   <translation>报批</translation>
  </message>
  <message>
   <source>Subsidy</source>
   <translation>奖补测算</translation>
  </message>
  <message>
   <source>Subsidy ledger</source>
   <translation>奖补台账</translation>
  </message>
  <message>
   <source>Subsidy ledger written: {path}</source>
   <translation>奖补台账已导出：{path}</translation>
  </message>
  <message>
   <source>Subsidy ledger …</source>
   <translation>奖补台账…</translation>
  </message>
  <message>
   <source>Such as "登记面积" * 1.02, or if(…)</source>
   <translation>如 "登记面积" * 1.02，或 if(…)</translation>
  </message>
  <message>
   <source>Such as 1/2 or 50%</source>
   <translation>如 1/2 或 50%</translation>
  </message>
  <message>
   <source>Such as 120000, 12万 or 12 公顷</source>
   <translation>如 120000、12万 或 12 公顷</translation>
  </message>
  <message>
   <source>Such as 2025-01-01</source>
   <translation>例如 2025-01-01</translation>
  </message>
  <message>
   <source>Such as 2025-12-31</source>
   <translation>如 2025-12-31</translation>
  </message>
  <message>
   <source>Such as 2026版</source>
   <translation>如 2026版</translation>
  </message>
  <message>
   <source>Such as 65</source>
   <translation>如 65</translation>
  </message>
  <message>
   <source>Such as GB18030; judged by the file when it is left empty.</source>
   <translation>例如 GB18030；留空则按文件判断。</translation>
  </message>
  <message>
   <source>Such as {example}.</source>
   <translation>如 {example}。</translation>
  </message>
  <message>
   <source>Such as {example}; those of the policy pack for {none}. When it is left empty each project keeps the readings that were chosen for it.</source>
   <translation>例如 {example}；填 {none} 表示全部采用默认口径。留空时各项目沿用此前选定的口径。</translation>
  </message>
  <message>
   <source>Such as 公开, 内部 or 秘密★.</source>
   <translation>如 公开、内部、秘密★。</translation>
  </message>
  <message>
   <source>Such as 旧五金厂片区</source>
   <translation>如：旧五金厂片区</translation>
  </message>
  <message>
   <source>Such as 江府〔2025〕12号</source>
   <translation>例如 江府〔2025〕12号</translation>
  </message>
  <message>
   <source>Such as 江府函〔2025〕3号</source>
   <translation>如：江府函〔2025〕3号</translation>
  </message>
  <message>
   <source>Such as 江府函〔2026〕12号</source>
   <translation>如 江府函〔2026〕12号</translation>
  </message>
  <message>
   <source>Such as 江海府函〔2025〕3号</source>
   <translation>如：江海府函〔2025〕3号</translation>
  </message>
  <message>
   <source>Such as 江海查〔2026〕12号; it stands in the change history</source>
   <translation>如 江海查〔2026〕12号；记入变更历史</translation>
  </message>
  <message>
   <source>Such as 江海自然资〔2025〕5号</source>
   <translation>如 江海自然资〔2025〕5号</translation>
  </message>
  <message>
   <source>Such as 江财〔2025〕12号</source>
   <translation>如：江财〔2025〕12号</translation>
  </message>
  <message>
   <source>Such as 江门市人民政府</source>
   <translation>如：江门市人民政府</translation>
  </message>
  <message>
   <source>Such as 白石片区</source>
   <translation>如：白石片区</translation>
  </message>
  <message>
   <source>Such as 第十二条</source>
   <translation>例如 第十二条</translation>
  </message>
  <message>
   <source>Such as 粤（2025）江海不动产权第0001234号</source>
   <translation>如 粤（2025）江海不动产权第0001234号</translation>
  </message>
  <message>
   <source>Such as 规划科</source>
   <translation>如 规划科</translation>
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
   <source>Such as 高新片区优化调整</source>
   <translation>如：高新片区优化调整</translation>
  </message>
  <message>
   <source>Such as: 2025年土地利用计划台账</source>
   <translation>如：2025年土地利用计划台账</translation>
  </message>
  <message>
   <source>Such as: as the certificate states it, after the report</source>
   <translation>如：按不动产权证记载，依据权籍调查报告</translation>
  </message>
  <message>
   <source>Such as: certificate of 2025 entered</source>
   <translation>如：按 2025 年权属证书补录</translation>
  </message>
  <message>
   <source>Such as: on leave, agreed by telephone</source>
   <translation>如：对方出差，已电话说定</translation>
  </message>
  <message>
   <source>Such as: the certificate says otherwise</source>
   <translation>例如：以不动产权证书记载为准</translation>
  </message>
  <message>
   <source>Such as: with the road plot</source>
   <translation>例如：含东侧地块</translation>
  </message>
  <message>
   <source>Such as: 区政府门户网站</source>
   <translation>如：区政府门户网站</translation>
  </message>
  <message>
   <source>Such as: 图斑边界与宗地界线错位，现场无建筑</source>
   <translation>例如：图斑边界与宗地界线错位，现场无建筑</translation>
  </message>
  <message>
   <source>Such as: 多拨，依据文号</source>
   <translation>如：多拨，依据文号</translation>
  </message>
  <message>
   <source>Such as: 市政府常务会议纪要〔2026〕3号</source>
   <translation>如：市政府常务会议纪要〔2026〕3号</translation>
  </message>
  <message>
   <source>Such as: 按决算数更正</source>
   <translation>如：按决算数更正</translation>
  </message>
  <message>
   <source>Such as: 按正式文本更正</source>
   <translation>例如：按正式文本更正</translation>
  </message>
  <message>
   <source>Such as: 按镇街界线调整</source>
   <translation>如：按镇街界线调整</translation>
  </message>
  <message>
   <source>Such as: 江府〔2026〕1号</source>
   <translation>如：江府〔2026〕1号</translation>
  </message>
  <message>
   <source>Such as: 管控线内，先征求园区意见</source>
   <translation>如：管控线内，先征求园区意见</translation>
  </message>
  <message>
   <source>Such as: 补充勘测后调整范围</source>
   <translation>如：补充勘测后调整范围</translation>
  </message>
  <message>
   <source>Such as: 赵六、孙七</source>
   <translation>如：赵六、孙七</translation>
  </message>
  <message>
   <source>Such as: 重复划定，依据文号</source>
   <translation>如：重复划定，依据文号</translation>
  </message>
  <message>
   <source>Sum</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>Sum of eligible projects</source>
   <translation>符合项目合计</translation>
  </message>
  <message>
   <source>Sum of parts, on one plane</source>
   <translation>各部分之和（同一坐标系）</translation>
  </message>
  <message>
   <source>Sum of registered areas</source>
   <translation>登记面积合计</translation>
  </message>
  <message>
   <source>Sum of registered areas (mu)</source>
   <translation>登记面积合计（亩）</translation>
  </message>
  <message>
   <source>Sum of registered areas (m²)</source>
   <translation>登记面积合计（m²）</translation>
  </message>
  <message>
   <source>Sum of the areas that are known</source>
   <translation>已知面积之和</translation>
  </message>
  <message>
   <source>Sum of the parcels</source>
   <translation>各宗合计</translation>
  </message>
  <message>
   <source>Summary (JSON)</source>
   <translation>汇总（JSON）</translation>
  </message>
  <message>
   <source>Summary of survey units</source>
   <translation>汇总表</translation>
  </message>
  <message>
   <source>Summary of units (Excel) …</source>
   <translation>汇总表（Excel）…</translation>
  </message>
  <message>
   <source>Summary of units (Word) …</source>
   <translation>汇总表（Word）…</translation>
  </message>
  <message>
   <source>Summing up</source>
   <translation>正在汇总</translation>
  </message>
  <message>
   <source>Supplement to the contract</source>
   <translation>补充合同</translation>
  </message>
  <message>
   <source>Supplied by</source>
   <translation>数据来源单位</translation>
  </message>
  <message>
   <source>Survey</source>
   <translation>调查</translation>
  </message>
  <message>
   <source>Survey area</source>
   <translation>调查区</translation>
  </message>
  <message>
   <source>Survey area {area} changed.</source>
   <translation>调查区 {area} 已修改。</translation>
  </message>
  <message>
   <source>Survey area {area} counts no more; its {count} units are in none until they are assigned anew.</source>
   <translation>调查区 {area} 作废后不再计入；其中 {count} 个地块在重新归入之前不属于任何调查区。</translation>
  </message>
  <message>
   <source>Survey area {area} retired.</source>
   <translation>调查区 {area} 已作废。</translation>
  </message>
  <message>
   <source>Survey areas</source>
   <translation>调查区</translation>
  </message>
  <message>
   <source>Survey areas …</source>
   <translation>调查区…</translation>
  </message>
  <message>
   <source>Survey info</source>
   <translation>调查信息</translation>
  </message>
  <message>
   <source>Survey information of {count} units is not saved yet.</source>
   <translation>有 {count} 个地块的调查信息尚未保存。</translation>
  </message>
  <message>
   <source>Survey information of {count} units saved.</source>
   <translation>已保存 {count} 个地块的调查信息。</translation>
  </message>
  <message>
   <source>Survey state</source>
   <translation>调查认定状态</translation>
  </message>
  <message>
   <source>Survey unit</source>
   <translation>地块</translation>
  </message>
  <message>
   <source>Survey units with such a finding</source>
   <translation>有此类问题的地块数</translation>
  </message>
  <message>
   <source>Survey units, merges or changes</source>
   <translation>地块、合并或变更数</translation>
  </message>
  <message>
   <source>Surveyed anew</source>
   <translation>重新勘测</translation>
  </message>
  <message>
   <source>Surveyed area</source>
   <translation>权籍调查面积</translation>
  </message>
  <message>
   <source>Surveyed area (m²)</source>
   <translation>权籍调查面积（m²）</translation>
  </message>
  <message>
   <source>Suspected</source>
   <translation>疑似</translation>
  </message>
  <message>
   <source>Suspected low-efficiency</source>
   <translation>疑似低效</translation>
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
   <source>Switch off</source>
   <translation>关闭</translation>
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
   <source>Table …</source>
   <translation>台账…</translation>
  </message>
  <message>
   <source>Tables hb, hb_cy and hb_jc under their field codes</source>
   <translation>合并申请、成员、条件审查三张表，表头为字段代码</translation>
  </message>
  <message>
   <source>Tag</source>
   <translation>标记</translation>
  </message>
  <message>
   <source>Tag (Enter)</source>
   <translation>标记（回车）</translation>
  </message>
  <message>
   <source>Tag as low-efficiency</source>
   <translation>标记低效</translation>
  </message>
  <message>
   <source>Tag by clicking on the map</source>
   <translation>点选标记</translation>
  </message>
  <message>
   <source>Tag it again with the document or clause that carries it.</source>
   <translation>请重新标记，并写明所依据的文件或条款。</translation>
  </message>
  <message>
   <source>Tag the chosen parcels by what the form of the panel says</source>
   <translation>按面板“标记”页所填内容标记所选宗地</translation>
  </message>
  <message>
   <source>Tag the selected parcels, or the current one, by what the page Tag says</source>
   <translation>按“标记”页填写的内容标记所选宗地；未选时标记当前宗地</translation>
  </message>
  <message>
   <source>Tag them all</source>
   <translation>一并标记</translation>
  </message>
  <message>
   <source>Tag these units</source>
   <translation>标记这些地块</translation>
  </message>
  <message>
   <source>Tagged</source>
   <translation>已标记</translation>
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
   <source>Tags withdrawn: {count} ({area}).</source>
   <translation>已撤回 {count} 宗标记（{area}）。</translation>
  </message>
  <message>
   <source>Taishan</source>
   <translation>台山市</translation>
  </message>
  <message>
   <source>Take a scenario off the list, with a reason</source>
   <translation>写明原因后从列表中停用</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>撤销合并</translation>
  </message>
  <message>
   <source>Take back what you saved last on this computer; both steps stay in the log</source>
   <translation>撤回您在本机最近的一次保存；两步都留在日志中</translation>
  </message>
  <message>
   <source>Take every filter of this row away</source>
   <translation>去掉这一行的全部筛选</translation>
  </message>
  <message>
   <source>Take off the list</source>
   <translation>移出列表</translation>
  </message>
  <message>
   <source>Take out</source>
   <translation>移出</translation>
  </message>
  <message>
   <source>Take out of use</source>
   <translation>作废</translation>
  </message>
  <message>
   <source>Take out of use …</source>
   <translation>作废…</translation>
  </message>
  <message>
   <source>Take over</source>
   <translation>接手</translation>
  </message>
  <message>
   <source>Take over editing …</source>
   <translation>接手编辑…</translation>
  </message>
  <message>
   <source>Take over: {parcel}</source>
   <translation>接手：{parcel}</translation>
  </message>
  <message>
   <source>Take the case up again</source>
   <translation>重新办理调整案</translation>
  </message>
  <message>
   <source>Take the finding over</source>
   <translation>采用查询结果</translation>
  </message>
  <message>
   <source>Take the letter out</source>
   <translation>移除函</translation>
  </message>
  <message>
   <source>Take the merge back</source>
   <translation>撤销合并</translation>
  </message>
  <message>
   <source>Take the merge back …</source>
   <translation>撤销合并…</translation>
  </message>
  <message>
   <source>Take the merge case up again</source>
   <translation>重新办理合并案卷</translation>
  </message>
  <message>
   <source>Take the new values</source>
   <translation>采用新值</translation>
  </message>
  <message>
   <source>Take the parcels out of every list with day and reason; nothing is deleted</source>
   <translation>注明日期和原因，退出各列表；不删除任何数据</translation>
  </message>
  <message>
   <source>Take the parcels selected on the &amp;map</source>
   <translation>采用地图上选中的宗地(&amp;M)</translation>
  </message>
  <message>
   <source>Take the policy text out of use</source>
   <translation>作废政策条文</translation>
  </message>
  <message>
   <source>Take the selected shape</source>
   <translation>采用所选图形</translation>
  </message>
  <message>
   <source>Take the selected shapes</source>
   <translation>取用选中的图形</translation>
  </message>
  <message>
   <source>Take the treatment back</source>
   <translation>撤回处理</translation>
  </message>
  <message>
   <source>Take the {count} parcels selected on the &amp;map</source>
   <translation>采用地图上选中的 {count} 宗(&amp;M)</translation>
  </message>
  <message>
   <source>Take them away</source>
   <translation>清除图形</translation>
  </message>
  <message>
   <source>Take this row out; it stays in the history</source>
   <translation>去掉这一行；历史记录里仍可查</translation>
  </message>
  <message>
   <source>Take this step back; both steps stay in the log</source>
   <translation>撤回这一步的改动；两步都留在日志中</translation>
  </message>
  <message>
   <source>Take this value</source>
   <translation>取用此值</translation>
  </message>
  <message>
   <source>Take up again</source>
   <translation>重新核查</translation>
  </message>
  <message>
   <source>Take up again …</source>
   <translation>重新核查…</translation>
  </message>
  <message>
   <source>Take values from a table copied in Excel or WPS</source>
   <translation>从 Excel 或 WPS 复制的表格中取值</translation>
  </message>
  <message>
   <source>Take what I filled in</source>
   <translation>采用我填的值</translation>
  </message>
  <message>
   <source>Take {value}</source>
   <translation>取 {value}</translation>
  </message>
  <message>
   <source>Taken for</source>
   <translation>作为</translation>
  </message>
  <message>
   <source>Taken in</source>
   <translation>受理申请</translation>
  </message>
  <message>
   <source>Taken on</source>
   <translation>提交下一步</translation>
  </message>
  <message>
   <source>Taken over: {names}</source>
   <translation>承接的内容：{names}</translation>
  </message>
  <message>
   <source>Taken up again</source>
   <translation>重新核查</translation>
  </message>
  <message>
   <source>Takes back</source>
   <translation>冲销对象</translation>
  </message>
  <message>
   <source>Tax</source>
   <translation>税收</translation>
  </message>
  <message>
   <source>Tax per mu</source>
   <translation>亩均税收</translation>
  </message>
  <message>
   <source>Tax per mu (万元/亩)</source>
   <translation>亩均税收（万元/亩）</translation>
  </message>
  <message>
   <source>Tax per mu: {count} figures updated.</source>
   <translation>亩均税收：已更新 {count} 项。</translation>
  </message>
  <message>
   <source>Tax {year}</source>
   <translation>{year} 年税收</translation>
  </message>
  <message>
   <source>Taxes are kept in {folder}, outside the workspace.</source>
   <translation>税收明细存于 {folder}，不进入工作库。</translation>
  </message>
  <message>
   <source>Taxes never enter the workspace. Choose a folder that only those can open who may see them; colleagues without it still see the tax per mu.</source>
   <translation>税收明细不进入工作库。请选择一个只有有权查看者才能打开的文件夹；没有权限的同事仍可看到亩均税收。</translation>
  </message>
  <message>
   <source>Taxes never enter the workspace: each delivery becomes a file of this folder, which has its own permissions. Left empty, the folder of the options counts.</source>
   <translation>税收明细不进入工作库：每次来件存为该文件夹中的一个文件，文件夹单独设置权限。不填时采用选项中的文件夹。</translation>
  </message>
  <message>
   <source>Taxes of enterprises</source>
   <translation>企业税收</translation>
  </message>
  <message>
   <source>Telephone numbers are personal data: only where the paper needs them.</source>
   <translation>联系电话属个人信息，确有需要时才打印。</translation>
  </message>
  <message>
   <source>Telling colleagues what is worked on</source>
   <translation>告知同事正在编辑的内容</translation>
  </message>
  <message>
   <source>Tells for chosen parcels which conditions of a merge are met.</source>
   <translation>审查所选宗地是否符合合并条件，逐宗列出原因。</translation>
  </message>
  <message>
   <source>Tells how much of each parcel lies in each class of each layer.</source>
   <translation>算出每宗地在各图层各分类中的面积。</translation>
  </message>
  <message>
   <source>Tells which parcels change class between two versions of the line.</source>
   <translation>列出两个控制线版本之间类别变化的宗地。</translation>
  </message>
  <message>
   <source>Tells which parcels lie inside, outside or across the control line.</source>
   <translation>判断宗地位于控制线内、线外或跨线。</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>文字</translation>
  </message>
  <message>
   <source>Text *</source>
   <translation>条文 *</translation>
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
   <source>Text that is looked for</source>
   <translation>要查找的文字</translation>
  </message>
  <message>
   <source>Text, parcel or clause</source>
   <translation>文字、宗地或条款</translation>
  </message>
  <message>
   <source>Texts too long for a SHP were cut in {fields}.</source>
   <translation>SHP 放不下的长文本已截断，字段：{fields}。</translation>
  </message>
  <message>
   <source>That of the parcels</source>
   <translation>随宗地</translation>
  </message>
  <message>
   <source>That was saved in a workspace that is not open any more. Open it, and undo it from its history.</source>
   <translation>那一步保存在另一个工作库里，该库现在没有打开。请打开它，再从变更历史中撤销。</translation>
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
   <source>The age of seizure queries is told by it; today when it is left empty.</source>
   <translation>据此判断查封查询是否过期；留空为今天。</translation>
  </message>
  <message>
   <source>The amount is approved: the papers stay as they were. Return the claim first.</source>
   <translation>金额已审定，材料不再修改。如需修改，请先退回。</translation>
  </message>
  <message>
   <source>The applicant is not the holder of every parcel.</source>
   <translation>申请人不是全部宗地的权利人。</translation>
  </message>
  <message>
   <source>The application cannot be later than the day it was accepted.</source>
   <translation>申请日期不得晚于受理日期。</translation>
  </message>
  <message>
   <source>The application of {value} is before the first acceptance of {expected}. Check both days.</source>
   <translation>申请日期 {value} 早于最早的竣工验收日期 {expected}，请核对两个日期。</translation>
  </message>
  <message>
   <source>The approval cannot be of a later day than today.</source>
   <translation>批准日期不能晚于今天。</translation>
  </message>
  <message>
   <source>The approval has a number but no day. Enter the day of the document.</source>
   <translation>批复有文号而没有日期，请填写批复日期。</translation>
  </message>
  <message>
   <source>The approval is dated {day}, which is not there yet. Enter the day of the document, or leave the version a draft until it is approved.</source>
   <translation>批准日期 {day} 还没有到。请填写批文的日期；尚未批准的，先保留为草案。</translation>
  </message>
  <message>
   <source>The approval of {version} is not registered: {missing} is missing. Version {version} counts from its first day; enter the approval under versions of the control line.</source>
   <translation>{version} 的批准信息未登记完整：缺{missing}。{version} 自生效日期起计入；请在“控制线版本”中登记批准。</translation>
  </message>
  <message>
   <source>The approved amount is missing. Enter a sum in whole fen above zero.</source>
   <translation>缺少审定金额。请填写大于零、精确到分的金额。</translation>
  </message>
  <message>
   <source>The area cannot be {area} m². Enter that of the report or of the certificate.</source>
   <translation>面积不能为 {area} m²。请按报告或权证填写。</translation>
  </message>
  <message>
   <source>The area of legacy land is {value} m²; enter more than 0, or nothing for the whole unit.</source>
   <translation>历史遗留用地面积为 {value} m²；请填大于 0 的数，整个地块则不填。</translation>
  </message>
  <message>
   <source>The area of one of its parcels is unknown, so there is no tax per mu. Enter the area, then update the tax per mu.</source>
   <translation>其中一宗用地面积未知，无法计算亩均税收。请补录面积，再更新亩均税收。</translation>
  </message>
  <message>
   <source>The area of the unit is {value} m²; it has to be above 0. Draw it anew.</source>
   <translation>地块面积为 {value} m²，应大于 0。请重新绘制。</translation>
  </message>
  <message>
   <source>The area of {measured} differs by {share} from the {registered} that are registered: more than surveying explains. Find out which of them is wrong before it is registered.</source>
   <translation>面积 {measured} 与登记面积合计 {registered} 相差 {share}，超出测量误差。请在登记前查明哪一个有误。</translation>
  </message>
  <message>
   <source>The area {stated} of the file is in {unit}, going by the outline.</source>
   <translation>文件载明面积 {stated}，对照图形判断单位为{unit}。</translation>
  </message>
  <message>
   <source>The areas were copied as text.</source>
   <translation>面积核对已复制为文本。</translation>
  </message>
  <message>
   <source>The backup holds {count} log lines that a restore had left behind.</source>
   <translation>该备份含有 {count} 条此前恢复时撤下的日志。</translation>
  </message>
  <message>
   <source>The backup is of an older version: it must be upgraded before anybody saves.</source>
   <translation>该备份为旧版本：恢复后须先升级才能保存。</translation>
  </message>
  <message>
   <source>The backups could not be read. {why}</source>
   <translation>无法读取备份。{why}</translation>
  </message>
  <message>
   <source>The block {block} lies where no coordinates of {crs} are. Draw it in the district, or look at the CRS of the layer.</source>
   <translation>图斑“{block}”不在 {crs} 的坐标范围内。请在辖区内绘制，或检查图层坐标系。</translation>
  </message>
  <message>
   <source>The blocks of {version} are not those that were publicised on {since}: an import changed them. Return the case to the draft, look at it over the line of today, and publicise it again.</source>
   <translation>{version} 的地块已不是 {since} 公示时的地块：有导入改动了它们。请将调整案退回草拟，对照现在的控制线核对后重新公示。</translation>
  </message>
  <message>
   <source>The blocks {block} and {other} overlap by {m2} m²: the ground would count twice. Cut one of them, or leave it out.</source>
   <translation>图斑“{block}”与“{other}”重叠 {m2} m²，会重复计算。请修剪或去掉其中一块。</translation>
  </message>
  <message>
   <source>The boundaries are being written; wait a moment.</source>
   <translation>正在写入界线，请稍候。</translation>
  </message>
  <message>
   <source>The boundary lies outside the coordinates of {crs}. Draw it on the map of the workspace, or take it from a layer with the right CRS.</source>
   <translation>项目范围不在 {crs} 的坐标范围内。请在工作库的地图上绘制，或从坐标系正确的图层取用。</translation>
  </message>
  <message>
   <source>The boundary of a parcel crosses itself. Correct it first.</source>
   <translation>宗地界线自相交，请先修正。</translation>
  </message>
  <message>
   <source>The boundary of {parcel} crosses itself; it was mended for this preview only. Correct it by editing the boundary before merging.</source>
   <translation>{parcel} 的界线自相交，仅为本次预览作了修复。请先在编辑边界中改正再合并。</translation>
  </message>
  <message>
   <source>The boundary of {parcel} stays as it is: laid on its neighbours it would collapse. Look at the parcel; it is hardly wider than the tolerance.</source>
   <translation>{parcel} 的界线保持原样：与相邻宗地对齐后图形会塌缩。请查看该宗地，其宽度与容差相近。</translation>
  </message>
  <message>
   <source>The boundary shows parcels whole that are in the project with a part only. Draw the boundary where it is to show just the part.</source>
   <translation>有宗地只是部分纳入，而项目范围仍按整宗绘出。如需只显示纳入部分，请绘制项目范围。</translation>
  </message>
  <message>
   <source>The boundary was made anew from the parcels.</source>
   <translation>项目范围已按宗地重新生成。</translation>
  </message>
  <message>
   <source>The calculation could not be read. {why}</source>
   <translation>无法读取测算。{why}</translation>
  </message>
  <message>
   <source>The calculation does not say who made it, so nobody can be another person. Enter the name and calculate again.</source>
   <translation>测算未写明测算人，无法区分测算人与复核人。请填写测算人姓名后重新测算。</translation>
  </message>
  <message>
   <source>The calculation gives no amount by the chosen reading. Choose the reading with its document and calculate again.</source>
   <translation>按所选口径没有测算金额。请依据文件选定口径后重新测算。</translation>
  </message>
  <message>
   <source>The calculation needs a person's review. Write the opinion and the number of the document on which it rests.</source>
   <translation>该测算结果为待复核。请填写复核意见及所依据的文号。</translation>
  </message>
  <message>
   <source>The calculation of the project with its clauses and cells to sign</source>
   <translation>项目的测算结果、条款依据和签字栏</translation>
  </message>
  <message>
   <source>The calculation of these projects with formulas that finance can check</source>
   <translation>所选项目的测算，带公式，财政可复算</translation>
  </message>
  <message>
   <source>The calculation says that nothing is due. Look at its reasons; nothing can be claimed.</source>
   <translation>测算结果为不符合。请查看原因；不能申请奖补。</translation>
  </message>
  <message>
   <source>The case has changed meanwhile. Close this and look at it again.</source>
   <translation>案卷在此期间已变更，请关闭后重新查看。</translation>
  </message>
  <message>
   <source>The case has come to its end.</source>
   <translation>案卷已办结。</translation>
  </message>
  <message>
   <source>The case has no blocks of the direction “{expected}”. Draw one, or choose another kind.</source>
   <translation>本案没有“{expected}”图斑。请绘制，或改变调整类型。</translation>
  </message>
  <message>
   <source>The case is not there any more. Look at the ledger again.</source>
   <translation>该调整案已不存在，请重新查看台账。</translation>
  </message>
  <message>
   <source>The case is submitted. Enter what the authority decided.</source>
   <translation>本案已报批，请登记审批结果。</translation>
  </message>
  <message>
   <source>The case stands at “{state}”. It is registered after 权籍调查: take it there first.</source>
   <translation>现为“{state}”。权籍调查完成后才能登记，请先办理到权籍调查。</translation>
  </message>
  <message>
   <source>The case stands at “{state}”: only a merge that was accepted and is not registered can be refused.</source>
   <translation>现为“{state}”：只有已受理且未登记的合并才能不予合并。</translation>
  </message>
  <message>
   <source>The case stands at “{state}”: only a refused or withdrawn one can be taken up again.</source>
   <translation>现为“{state}”：只有不予合并或已撤回的才能重新办理。</translation>
  </message>
  <message>
   <source>The case stands at “{state}”: only one that was refused or withdrawn is taken up again.</source>
   <translation>本案现为“{state}”，只有不予批准或撤回的可以重新办理。</translation>
  </message>
  <message>
   <source>The case stands at “{state}”: only one that was submitted is decided.</source>
   <translation>本案现为“{state}”，只有已报批的可以登记审批结果。</translation>
  </message>
  <message>
   <source>The case stands at “{state}”: there is no further step.</source>
   <translation>本案现为“{state}”，没有后续步骤。</translation>
  </message>
  <message>
   <source>The case was drawn on version {version}, and {now} has followed it. Return the case, lay it over the line that is in force, and take it on from there.</source>
   <translation>本案按版本“{version}”拟订，该版本之后已有“{now}”。请退回本案，改按现行版本套合后再办。</translation>
  </message>
  <message>
   <source>The check of {day} changed no class, and there are no boundary errors.</source>
   <translation>{day} 的套合没有改变任何结果，也没有边界误差。</translation>
  </message>
  <message>
   <source>The check was stopped.</source>
   <translation>检查已停止。</translation>
  </message>
  <message>
   <source>The check was stopped. What is listed is from the one before.</source>
   <translation>检查已停止。下列结果为上一次检查的结果。</translation>
  </message>
  <message>
   <source>The chosen backup is of another workspace than {file}. Choose a backup of this one.</source>
   <translation>所选备份属于另一个工作库，不是 {file} 的备份。请选择本工作库的备份。</translation>
  </message>
  <message>
   <source>The chosen line is of {expected}, not of {value}. Choose the district of the line.</source>
   <translation>所选的一笔属于{expected}，不属于{value}。请选择该笔所属的行政区。</translation>
  </message>
  <message>
   <source>The chosen parcels</source>
   <translation>所选宗地</translation>
  </message>
  <message>
   <source>The chosen parcels are being read …</source>
   <translation>正在读取所选宗地…</translation>
  </message>
  <message>
   <source>The chosen parcels are crossing again until somebody treats them anew</source>
   <translation>选中的宗地恢复为跨线，直到重新处理</translation>
  </message>
  <message>
   <source>The city gives back another share of what is paid.</source>
   <translation>市级补助比例不同。</translation>
  </message>
  <message>
   <source>The city has paid: nothing is left to do.</source>
   <translation>市级已拨付，没有后续步骤。</translation>
  </message>
  <message>
   <source>The city owes nothing on what was paid.</source>
   <translation>按已拨付金额，市级没有应补未补。</translation>
  </message>
  <message>
   <source>The city still owes {value} yuan. Enter its payment, or write why the rest stays open.</source>
   <translation>市级尚欠补助 {value} 元。请登记市级拨付，或在意见中写明余款暂不拨付的原因。</translation>
  </message>
  <message>
   <source>The city would pay {value} yuan, but owes only {expected} yuan on what was paid. Correct the sum, or enter the payments of the district first.</source>
   <translation>市级补助 {value} 元，超过按已拨付金额应补的 {expected} 元。请更正金额，或先登记区级拨付。</translation>
  </message>
  <message>
   <source>The claim has changed meanwhile. Close this and look at it again.</source>
   <translation>办理状态已被更新。请关闭本窗口，重新查看。</translation>
  </message>
  <message>
   <source>The claim is at its end</source>
   <translation>已办结</translation>
  </message>
  <message>
   <source>The claim rests on the calculation of {on}; there is a newer one of {newer}. Take that over, or undo it.</source>
   <translation>本申请依据 {on} 的测算，另有 {newer} 的较新测算。请更换为较新测算，或撤销该测算。</translation>
  </message>
  <message>
   <source>The claim rests on the newest calculation already, that of {on}. Calculate again first if figures have changed.</source>
   <translation>本申请已依据最新的测算（{on}）。如数据有变化，请先重新测算。</translation>
  </message>
  <message>
   <source>The claim rests on the newest calculation already.</source>
   <translation>申请已依据最新测算。</translation>
  </message>
  <message>
   <source>The claim stands at “{state}”; its documents do not change any more. Send it back first.</source>
   <translation>本申请处于“{state}”，材料不再变更。如需变更请先退回。</translation>
  </message>
  <message>
   <source>The claim stands at “{state}”; nothing follows. Start a new one if need be.</source>
   <translation>本申请处于“{state}”，没有后续步骤。需要时请另行提出申请。</translation>
  </message>
  <message>
   <source>The claim was withdrawn.</source>
   <translation>申请已撤回。</translation>
  </message>
  <message>
   <source>The clock of this computer agrees with the server's.</source>
   <translation>本机时钟与服务器一致。</translation>
  </message>
  <message>
   <source>The clock of this computer is {minutes} minutes ahead of the server's. Locks are not affected, but times in the log are wrong: set it right.</source>
   <translation>本机时钟比服务器快 {minutes} 分钟。锁不受影响，但日志时间会不准：请校准。</translation>
  </message>
  <message>
   <source>The clock of this computer is {minutes} minutes behind the server's. Locks are not affected, but times in the log are wrong: set it right.</source>
   <translation>本机时钟比服务器慢 {minutes} 分钟。锁不受影响，但日志时间会不准：请校准。</translation>
  </message>
  <message>
   <source>The code is enough in a script.</source>
   <translation>脚本中只写代码即可。</translation>
  </message>
  <message>
   <source>The code {value} is none of GB/T 37346: 19 characters for a parcel, 28 for a real-estate unit, with a serial number from 00001. Put it right in the parcel.</source>
   <translation>代码 {value} 不符合 GB/T 37346：宗地代码 19 位，不动产单元代码 28 位，顺序号从 00001 起。请在宗地中改正。</translation>
  </message>
  <message>
   <source>The code {value} is not of state-owned land: its 13th character has to be G.</source>
   <translation>宗地代码 {value} 不是国有土地：第 13 位应为 G。</translation>
  </message>
  <message>
   <source>The code {value} is of another district. That of the merge is {expected}.</source>
   <translation>宗地代码 {value} 属于其他县（市、区），本次合并应为 {expected}。</translation>
  </message>
  <message>
   <source>The code {value} is unusual: {why} Compare it with the certificate.</source>
   <translation>代码 {value} 少见：{why}请与证书核对。</translation>
  </message>
  <message>
   <source>The code {value} was given already ({where}). Old codes are never given again: enter a new one.</source>
   <translation>宗地代码 {value} 已经用过（{where}）。原代码不再使用，请填写新的代码。</translation>
  </message>
  <message>
   <source>The column {field} is no field that can be changed; it is not taken.</source>
   <translation>“{field}”列不是可修改的字段，不采用。</translation>
  </message>
  <message>
   <source>The common answer stands in their place, also of a recorded seizure or mortgage</source>
   <translation>以统一查询结果替换，已登记的查封、抵押也替换</translation>
  </message>
  <message>
   <source>The comparison is on the clipboard.</source>
   <translation>比较表已复制到剪贴板。</translation>
  </message>
  <message>
   <source>The conditions of use are the same.</source>
   <translation>使用条件一致。</translation>
  </message>
  <message>
   <source>The control lines were transformed: {way}</source>
   <translation>控制线已转换坐标系：{way}</translation>
  </message>
  <message>
   <source>The copy of {file} is not whole ({detail}), so no backup was kept. Check the workspace.</source>
   <translation>{file} 的副本不完整（{detail}），未保留该备份。请检查工作库。</translation>
  </message>
  <message>
   <source>The county has decided on this unit; it changes after a return.</source>
   <translation>该地块已县级认定，退回后方可修改。</translation>
  </message>
  <message>
   <source>The county has identified it; filing follows later.</source>
   <translation>已县级认定；报送在后续办理。</translation>
  </message>
  <message>
   <source>The damaged file is kept as it is beside the backups.</source>
   <translation>损坏的文件原样保留在备份文件夹中。</translation>
  </message>
  <message>
   <source>The data has changed since this was judged</source>
   <translation>作出判断后数据已变化</translation>
  </message>
  <message>
   <source>The data of the PROJ library was not found in {folder}. Install QGIS or PROJ again.</source>
   <translation>在 {folder} 未找到 PROJ 数据，请重新安装 QGIS 或 PROJ。</translation>
  </message>
  <message>
   <source>The day itself is flagged for a person to confirm</source>
   <translation>恰为当日的提示，由人工确认</translation>
  </message>
  <message>
   <source>The day of retirement, {on}, lies in the future. Choose today or an earlier day.</source>
   <translation>停用日期 {on} 晚于今天。请选择今天或更早的日期。</translation>
  </message>
  <message>
   <source>The day of the seizure query lies in the future; look at it.</source>
   <translation>查封查询日期在将来，请核对。</translation>
  </message>
  <message>
   <source>The day of the split ({on}) is in the future. Enter the day on which it was agreed.</source>
   <translation>分割日期（{on}）晚于今天。请填写协议或批复的日期。</translation>
  </message>
  <message>
   <source>The day of “{title}” lies in the future. Correct it.</source>
   <translation>“{title}”的日期晚于今天。请更正。</translation>
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
   <source>The document applies from {first} to {last}, not on this day.</source>
   <translation>文件有效期为 {first} 至 {last}，判断日期不在其内。</translation>
  </message>
  <message>
   <source>The document has t {gap} m and L {shared} m.</source>
   <translation>文件规定 t 为 {gap} m，L 为 {shared} m。</translation>
  </message>
  <message>
   <source>The document number is missing. Enter that of the decision.</source>
   <translation>缺少文号。请填写所依据文件的文号。</translation>
  </message>
  <message>
   <source>The document number is missing. This step needs a document.</source>
   <translation>缺少文号。本步骤须有文件依据。</translation>
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
   <source>The documents can be read in more than one way, or something is not known: a person decides, with a document.</source>
   <translation>材料可有不同口径，或有事项未查明：由人凭文件决定。</translation>
  </message>
  <message>
   <source>The drawing belongs to another workspace. Open that one, then put it back.</source>
   <translation>该绘制属于另一个工作库。请先打开那个工作库，再恢复。</translation>
  </message>
  <message>
   <source>The end date {valid_to} must be after the start date {valid_from}.</source>
   <translation>失效日期 {valid_to} 应晚于生效日期 {valid_from}。</translation>
  </message>
  <message>
   <source>The end must be after the first day.</source>
   <translation>失效日期须晚于生效日期。</translation>
  </message>
  <message>
   <source>The expression fails for {count} more parcels.</source>
   <translation>另有 {count} 宗算不出结果。</translation>
  </message>
  <message>
   <source>The expression gives nothing here: {detail}</source>
   <translation>表达式在这一宗算不出结果：{detail}</translation>
  </message>
  <message>
   <source>The expression has full-width signs {signs}. Type brackets, commas and quotation marks with the English keyboard.</source>
   <translation>表达式中有全角符号 {signs}。请切换到英文输入法输入括号、逗号和引号。</translation>
  </message>
  <message>
   <source>The expression is not written correctly. Fields stand in double quotation marks, texts in single ones, brackets come in pairs. QGIS says: {detail}</source>
   <translation>表达式写法有误：字段用双引号，文字用单引号，括号须成对。QGIS 提示：{detail}</translation>
  </message>
  <message>
   <source>The field check found: {conclusion}. Send the unit back, or decide that it is no low-efficiency land.</source>
   <translation>外业核查结论为：{conclusion}。请退回，或定为不属低效。</translation>
  </message>
  <message>
   <source>The field check found: {conclusion}. Write what is different.</source>
   <translation>外业核查结论为：{conclusion}。请写明不一致之处。</translation>
  </message>
  <message>
   <source>The field is emptied.</source>
   <translation>该字段将被清空。</translation>
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
   <source>The file says {stated} points and has {found} lines of points.</source>
   <translation>文件写明 {stated} 点，实有 {found} 行界址点。</translation>
  </message>
  <message>
   <source>The file states the area {stated} in {unit}, rounded to ±{off} m²: it is not filled in. Enter the area of the survey report.</source>
   <translation>文件所写面积 {stated}（{unit}）位数不足，误差可达 ±{off} m²，未填入。请按权籍调查成果填写面积。</translation>
  </message>
  <message>
   <source>The file states the area {stated}; the outline has {drawn} m². They fit in no unit: ask the surveyor.</source>
   <translation>文件载明面积 {stated}，图形面积 {drawn} m²，按任何单位均不相符，请与测绘单位核对。</translation>
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
   <source>The first line must hold the names of the columns, such as 宗地代码 and 登记面积. Copy the heading too.</source>
   <translation>第一行应是列名，如“宗地代码”“登记面积”。请连同表头一起复制。</translation>
  </message>
  <message>
   <source>The first or the last day of the publicity is missing. Enter both.</source>
   <translation>缺少公示开始或结束日期。请都填写。</translation>
  </message>
  <message>
   <source>The first {count} are listed.</source>
   <translation>只列出前 {count} 个。</translation>
  </message>
  <message>
   <source>The first {count} are listed; “Choose the parcels” takes all whose class changes.</source>
   <translation>只列出前 {count} 宗；“选中这些宗地”包括全部套合结果改变的宗地。</translation>
  </message>
  <message>
   <source>The floor area seems to be in another unit than m². Enter it in m².</source>
   <translation>建筑面积的单位可能不是 m²，请按 m² 填写。</translation>
  </message>
  <message>
   <source>The floor-area ratio does not reach 1.5.</source>
   <translation>容积率未达到1.5。</translation>
  </message>
  <message>
   <source>The folder of the policy packs cannot be changed: {folder}: {detail}. Ask whoever looks after this computer, then try again.</source>
   <translation>政策包文件夹不能修改：{folder}：{detail}。请联系本机管理人员后重试。</translation>
  </message>
  <message>
   <source>The folder of the taxes has it, the workspace does not know it. Import the list of enterprises that it is in.</source>
   <translation>税收明细文件夹中有该企业，工作库中没有。请导入包含该企业的名录。</translation>
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
   <source>The former judgement was taken back meanwhile. What you entered stays.</source>
   <translation>原判断在此期间已被撤销。您填写的内容保留。</translation>
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
   <source>The group of {parcel} has no other parcel. A merge needs at least two.</source>
   <translation>{parcel} 所在的组只有一宗。合并至少需要两宗。</translation>
  </message>
  <message>
   <source>The heading of {field} states the unit {unit}; {expected} or a unit that converts to it is expected. Correct the heading.</source>
   <translation>{field}的表头单位是“{unit}”，应为 {expected} 或能换算成它的单位，请改正表头。</translation>
  </message>
  <message>
   <source>The history could not be read. {why}</source>
   <translation>无法读取变更历史。{why}</translation>
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
   <source>The holders have the same id number, but the number is hardly right. Check it.</source>
   <translation>权利人证件号相同，但该号码不像有效号码，请核对。</translation>
  </message>
  <message>
   <source>The holders have the same name, but an id number is missing.</source>
   <translation>权利人名称相同，但缺少证件号。</translation>
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
   <source>The kind may also be a further one</source>
   <translation>低效类型含兼有类型</translation>
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
   <source>The land area seems to be in another unit than m². Enter it in m².</source>
   <translation>土地面积的单位可能不是 m²，请按 m² 填写。</translation>
  </message>
  <message>
   <source>The land has no lawful procedure.</source>
   <translation>没有合法用地手续。</translation>
  </message>
  <message>
   <source>The land is exactly 30 mu, and must be over it</source>
   <translation>土地面积正好 30 亩，须超过 30 亩</translation>
  </message>
  <message>
   <source>The land is not state-owned.</source>
   <translation>不是国有土地。</translation>
  </message>
  <message>
   <source>The land is over 30 mu by {area} m² ({mu} mu)</source>
   <translation>土地面积超过 30 亩 {area} m²（{mu} 亩）</translation>
  </message>
  <message>
   <source>The land lacks {area} m² ({mu} mu) of 30 mu, and must be over it</source>
   <translation>土地面积距 30 亩还差 {area} m²（{mu} 亩），且须超过 30 亩</translation>
  </message>
  <message>
   <source>The land lies in two districts. Choose the one to which the unit belongs.</source>
   <translation>范围跨两个行政区，请选择地块所属的行政区。</translation>
  </message>
  <message>
   <source>The land lies in two districts: {districts}. Choose the one to which the unit belongs, or make a unit in each.</source>
   <translation>范围跨两个行政区：{districts}。请选择所属行政区，或分别建立地块。</translation>
  </message>
  <message>
   <source>The land of {count} figures changed since. Update the tax per mu.</source>
   <translation>有 {count} 项在计算之后用地已变化，请更新亩均税收。</translation>
  </message>
  <message>
   <source>The last day lies before the first day.</source>
   <translation>截止日早于起始日。</translation>
  </message>
  <message>
   <source>The last two-PC lock test ({at}, {holder} and {checker}) passed more than a year ago. Do it again.</source>
   <translation>上次双机锁测试（{at}，{holder} / {checker}）通过，但已超过一年。请再做一次。</translation>
  </message>
  <message>
   <source>The layer cannot be shown in the CRS of the map.</source>
   <translation>该图层无法在地图的坐标系中显示。</translation>
  </message>
  <message>
   <source>The layer has no CRS. Set it in QGIS first.</source>
   <translation>该图层没有坐标系，请先在 QGIS 中设置。</translation>
  </message>
  <message>
   <source>The layer has no name. Enter the one by which it is known.</source>
   <translation>图层没有名称，请填写。</translation>
  </message>
  <message>
   <source>The layer is not registered any more. Close this and look at the list.</source>
   <translation>该图层已不在登记中，请关闭后查看列表。</translation>
  </message>
  <message>
   <source>The layer of parcels is not in the project; open the workspace again.</source>
   <translation>工程中没有宗地图层；请重新打开工作库。</translation>
  </message>
  <message>
   <source>The layer of projects was removed from the QGIS project.</source>
   <translation>项目图层已从 QGIS 工程中移除。</translation>
  </message>
  <message>
   <source>The layer of the file when it is left empty.</source>
   <translation>留空则为文件的图层名。</translation>
  </message>
  <message>
   <source>The layer says so already.</source>
   <translation>图层信息没有变化。</translation>
  </message>
  <message>
   <source>The layer says: {status}, overlap {area} ({as_of}). {named}</source>
   <translation>图层结果：{status}，重叠 {area}（{as_of}）。{named}</translation>
  </message>
  <message>
   <source>The layer shows no three-old area on this land ({as_of}).</source>
   <translation>图层显示此范围内没有三旧图斑（{as_of}）。</translation>
  </message>
  <message>
   <source>The layer was not in the project; it is put back. Show it again in a moment.</source>
   <translation>工程中没有该图层，已补回，请稍后再次显示。</translation>
  </message>
  <message>
   <source>The layer with the drawing was removed; nothing of it was written.</source>
   <translation>草稿图层已被移除，其中的改动未写入工作库。</translation>
  </message>
  <message>
   <source>The layers of the workspace are not in the project. Put them back first.</source>
   <translation>当前项目中没有工作库的图层，请先补回图层。</translation>
  </message>
  <message>
   <source>The layers show the display copy now. Save the project to keep it so.</source>
   <translation>这些图层现在显示副本。保存项目后，下次打开仍然如此。</translation>
  </message>
  <message>
   <source>The layout template {file} has no map. Add one in the layout window of QGIS, or take the shipped template.</source>
   <translation>布局模板 {file} 中没有地图。请在 QGIS 的布局窗口中添加，或改用自带模板。</translation>
  </message>
  <message>
   <source>The least size of a block cannot be {value} m². Enter 0 or more.</source>
   <translation>最小区块规模不能是 {value} m²，请填写 0 或以上。</translation>
  </message>
  <message>
   <source>The ledger has changed meanwhile. Look at the preview again.</source>
   <translation>台账已被更新，请重新核对预览。</translation>
  </message>
  <message>
   <source>The legacy land of unit {unit} is {value} m² in all, the unit itself {area} m². Enter for each kind its own part of the unit.</source>
   <translation>地块 {unit} 的历史遗留用地合计 {value} m²，大于地块面积 {area} m²。请按类填写各自的面积。</translation>
  </message>
  <message>
   <source>The letter asks for {found} years; at most {most} are expected. Leave some out.</source>
   <translation>函中有 {found} 个纳税所属期，最多 {most} 个，请减少。</translation>
  </message>
  <message>
   <source>The letter did not ask for this enterprise and year. It was taken all the same.</source>
   <translation>函中没有索取该企业该年度的数据，仍已接收。</translation>
  </message>
  <message>
   <source>The letter is not in the workspace any more ({request}). Choose another one, or import the list without a letter.</source>
   <translation>该函已不在工作库中（{request}）。请选择其他函，或不指定函直接导入。</translation>
  </message>
  <message>
   <source>The letter names no enterprise. Choose at least one.</source>
   <translation>函中没有企业，请至少选择一家。</translation>
  </message>
  <message>
   <source>The letter names no year. Write at least one, such as 2023.</source>
   <translation>函中没有纳税所属期，请至少填写一个年度，如 2023。</translation>
  </message>
  <message>
   <source>The line gains {added} and loses {removed}.</source>
   <translation>控制线增加 {added}，减少 {removed}。</translation>
  </message>
  <message>
   <source>The line gets less contiguous, a block lies alone or a part is below the least size. Say in the opinion why.</source>
   <translation>调整后连片性变差、有孤立区块或低于最小规模，请在意见中说明理由。</translation>
  </message>
  <message>
   <source>The line is an example for training</source>
   <translation>该控制线为示例，仅供演练</translation>
  </message>
  <message>
   <source>The line that is to be taken back is no longer in the ledger. Look at it again.</source>
   <translation>要冲销的一笔已不在台账中。请重新查看。</translation>
  </message>
  <message>
   <source>The lineage was copied as text.</source>
   <translation>沿革已复制为文本。</translation>
  </message>
  <message>
   <source>The lines of {file}, layer {layer}, do not close: {count} loose ends, one at {place}. Close them and import again.</source>
   <translation>{file} 的图层 {layer} 的线没有闭合：{count} 处悬挂，其中一处在 {place}；请闭合后重新导入。</translation>
  </message>
  <message>
   <source>The linked right holders were changed with the name.</source>
   <translation>关联的权利人已随名称一并更新。</translation>
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
   <source>The low-efficiency area is {value} m²; it has to be above 0. Enter it on the page of the survey.</source>
   <translation>低效用地面积为 {value} m²，应大于 0。请在“调查信息”页填写。</translation>
  </message>
  <message>
   <source>The low-efficiency area of {value} m² is above the {expected} m² of the unit. Correct it on the page of the survey.</source>
   <translation>低效用地面积 {value} m² 大于地块面积 {expected} m²。请在“调查信息”页改正。</translation>
  </message>
  <message>
   <source>The low-efficiency area of {value} m² is larger than the unit with its {area} m². Enter at most that, or leave it empty for the whole unit.</source>
   <translation>低效用地面积 {value} m² 大于地块面积 {area} m²。请填不超过地块面积的数，整块的留空。</translation>
  </message>
  <message>
   <source>The merge cannot be taken back while this stands in the way:</source>
   <translation>存在下列情形，不能撤销合并：</translation>
  </message>
  <message>
   <source>The merge cannot be taken back: {count} rows rest on the new parcel: {rows}. End or remove these first.</source>
   <translation>不能撤销合并：新宗地上已有 {count} 项后续数据：{rows}。请先办结或移除。</translation>
  </message>
  <message>
   <source>The merge is not there any more. Look at the list again.</source>
   <translation>该合并已不存在。请重新查看列表。</translation>
  </message>
  <message>
   <source>The merge was registered with a code that was still to be given: {code}. Enter the code that the registry has given.</source>
   <translation>合并登记时宗地代码为待编（{code}）。请填写登记机构编定的代码。</translation>
  </message>
  <message>
   <source>The name of the file or layer says “{word}”.</source>
   <translation>文件名或图层名含“{word}”。</translation>
  </message>
  <message>
   <source>The new outline is shown on the map.</source>
   <translation>新的范围已显示在地图上。</translation>
  </message>
  <message>
   <source>The new parcel would be of {value}, the merge is of {expected}. Take back what was chosen for the district; where the parcels themselves state another one by now, give the merge back and choose its parcels anew.</source>
   <translation>新宗地将属 {value}，而本次合并属 {expected}。请撤销对行政区的选择；如宗地本身现已填写其他行政区，请退回后重新选择宗地。</translation>
  </message>
  <message>
   <source>The new unit begins its procedure anew, as nobody has checked or published its outline. The steps of {units} stay in the history.</source>
   <translation>新地块的核实、公示须重新办理：其范围尚未核实和公示。原地块 {units} 的办理过程保留在历史记录中。</translation>
  </message>
  <message>
   <source>The new version cannot be in force on {on}, before its approval on {expected}. Enter that day or a later one.</source>
   <translation>新版本不能早于批准日期 {expected} 于 {on} 生效，请填写该日或以后的日期。</translation>
  </message>
  <message>
   <source>The number of the voucher is missing. Every line needs one.</source>
   <translation>缺少凭证号。每笔都须有凭证号。</translation>
  </message>
  <message>
   <source>The number {value} is in the ledger already. Choose another one.</source>
   <translation>调整编号“{value}”已在台账中，请另取编号。</translation>
  </message>
  <message>
   <source>The number {value} was read as the day {day}, as Excel counts days.</source>
   <translation>数字 {value} 已按 Excel 日期序号读作 {day}，请核对。</translation>
  </message>
  <message>
   <source>The objection “{objection}” has no answer. Enter it.</source>
   <translation>异议“{objection}”没有答复。请填写答复。</translation>
  </message>
  <message>
   <source>The old numbers stay with the parcels as history.</source>
   <translation>原编号随原宗地转入历史。</translation>
  </message>
  <message>
   <source>The one in the workspace; my drawing of it is given up</source>
   <translation>以库中界线为准，放弃我对该宗的改动</translation>
  </message>
  <message>
   <source>The opinion is missing of: {departments}. Every department has to say whether it agrees, and why.</source>
   <translation>缺少以下部门的意见：{departments}。每个部门都须表明是否同意并写明意见。</translation>
  </message>
  <message>
   <source>The organisation {name} was known without a number and got that of the file.</source>
   <translation>单位 {name} 原无证件号，已补入文件中的证件号。</translation>
  </message>
  <message>
   <source>The outline does not lie where the coordinates of {crs} in this city are. Check the reference system of the layer it comes from.</source>
   <translation>范围不在本市的 {crs} 坐标范围内。请检查来源图层的坐标系。</translation>
  </message>
  <message>
   <source>The outline has {parts} parts: {parcels} lie apart from the largest one. One parcel has one part: take them out, or have the common boundary surveyed.</source>
   <translation>合并图形有 {parts} 个部分：{parcels} 与最大部分不相连。一宗地只能有一个部分，请移出这些宗地，或对共有界线进行权籍调查。</translation>
  </message>
  <message>
   <source>The outline lies wholly beside the parcels: check zone, axes and plot.</source>
   <translation>界址完全不在各宗地范围内，请核对带号、坐标轴次序和地块。</translation>
  </message>
  <message>
   <source>The outline stays as it is.</source>
   <translation>范围不变。</translation>
  </message>
  <message>
   <source>The outline stays as it was.</source>
   <translation>界址仍为原来的内容。</translation>
  </message>
  <message>
   <source>The overlay analysis found {parcels} on farmland, red lines or non-construction land, whether there are units or not.</source>
   <translation>套合分析另发现 {parcels}占用永久基本农田、生态保护红线或非建设用地（不论是否已有地块）。</translation>
  </message>
  <message>
   <source>The overlay of unit {unit} proposes this. Compare it with the documents; only what you confirm is saved, with your name.</source>
   <translation>以下由地块 {unit} 的套合结果提出，请对照文件核实；只保存您确认的内容，并记您的姓名。</translation>
  </message>
  <message>
   <source>The overlay with {layers} does not show the unit as it is: its outline or the layer changed, or it was not among the chosen. Run the overlay analysis again.</source>
   <translation>与{layers}的套合结果不是地块现状：范围或图层有变化，或当时未选该地块。请重新套合。</translation>
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
   <source>The pack {id} of this scenario is not on this computer; its figures are tried under the chosen one.</source>
   <translation>本机没有该情景所用的政策包 {id}，已按当前所选政策包试算。</translation>
  </message>
  <message>
   <source>The parcel cannot be edited. {why}</source>
   <translation>此宗地不能编辑。{why}</translation>
  </message>
  <message>
   <source>The parcel could not be read. {why}</source>
   <translation>未能读取宗地。{why}</translation>
  </message>
  <message>
   <source>The parcel counts no more because of the merge {case}. It comes back when that merge is revoked.</source>
   <translation>该宗地因合并 {case} 转为历史。撤销该合并后即恢复现势。</translation>
  </message>
  <message>
   <source>The parcel crosses 112°30′E, the border of two 3-degree zones, and cannot be merged.</source>
   <translation>宗地跨 112°30′E（3 度带分带线），不能合并。</translation>
  </message>
  <message>
   <source>The parcel crosses the border of two districts and cannot be merged. It belongs to the district of its larger part.</source>
   <translation>宗地跨两个行政区，不能合并；它归面积较大部分所在的行政区。</translation>
  </message>
  <message>
   <source>The parcel is in no unit yet. Tagging it makes one of the whole parcel; make one here to join several parcels or to take only a part.</source>
   <translation>这宗地还不在任何地块中。标记时自动以整宗建立地块；几宗合成一块或只取部分的，在这里新建。</translation>
  </message>
  <message>
   <source>The parcel is not in the workspace any more, or was retired.</source>
   <translation>该宗地已不在工作库中或已停用。</translation>
  </message>
  <message>
   <source>The parcel lies in another district than it states. Look at the layer of districts and correct the one that is wrong.</source>
   <translation>宗地所在行政区与填写的不同。请核对行政区图层，改正其中有误的一个。</translation>
  </message>
  <message>
   <source>The parcel or the line has changed since the check. Check it again first.</source>
   <translation>套合之后宗地或控制线已变更。请先重新套合。</translation>
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
   <source>The parcels belong to several projects that go on: {projects}. Decide which of them has the land, take the parcels out of the others, then register the merge.</source>
   <translation>各宗地分属多个未结束的项目：{projects}。请先确定由哪个项目使用，把宗地移出其他项目，再登记合并。</translation>
  </message>
  <message>
   <source>The parcels could not be read. {why}</source>
   <translation>未能读取宗地。{why}</translation>
  </message>
  <message>
   <source>The parcels have no areas from which a split could be proposed.</source>
   <translation>宗地没有可用于拟定分区的面积。</translation>
  </message>
  <message>
   <source>The parcels lie in several districts; no one authority can accept them.</source>
   <translation>宗地分属不同县（市、区），无法由一地受理。</translation>
  </message>
  <message>
   <source>The parcels lie in several units of the detailed plan.</source>
   <translation>各宗地不在同一详细规划单元。</translation>
  </message>
  <message>
   <source>The parcels lie in two 3-degree zones and cannot be merged.</source>
   <translation>各宗地位于两个 3 度带，不能合并。</translation>
  </message>
  <message>
   <source>The parcels of a case are changed in the case.</source>
   <translation>已办理的宗地请在办理页调整。</translation>
  </message>
  <message>
   <source>The parcels of the unit are those of now.</source>
   <translation>地块所含宗地与现状一致，无需重算。</translation>
  </message>
  <message>
   <source>The parcels of this unit have changed since it was made.</source>
   <translation>地块所含宗地已变化。</translation>
  </message>
  <message>
   <source>The parcels were changed since the survey and it does not fit them any more: land left out {left}, land beside them {beyond}, stated area less that of the outline {off} (at most {limit}%, with a reason). Send the case back to before 权籍调查 and enter the survey again.</source>
   <translation>权籍调查之后宗地已有改动，调查成果与现状不符：漏掉原宗地 {left}，超出原宗地 {beyond}，调查面积与图形面积之差 {off}（上限 {limit}%，且须说明理由）。请把案卷退回权籍调查之前的环节，重新录入调查成果。</translation>
  </message>
  <message>
   <source>The part is larger than the whole. Check both areas and their units.</source>
   <translation>分子大于分母，请核对两个面积及其单位。</translation>
  </message>
  <message>
   <source>The part is larger than the whole. Check both areas and their units: they are kept in m².</source>
   <translation>分子大于分母。请核对两个面积及其单位：保存为平方米。</translation>
  </message>
  <message>
   <source>The parts have to name {districts}, each with a sum in whole fen that is not below zero.</source>
   <translation>分区金额须列明 {districts}，每项精确到分且不小于零。</translation>
  </message>
  <message>
   <source>The parts of the districts add up to {value} m², {field} is {expected} m². Correct one of them.</source>
   <translation>各区面积合计 {value} m²，而{field}为 {expected} m²。请更正其中之一。</translation>
  </message>
  <message>
   <source>The parts of the districts add up to {value} yuan, {expected} yuan are approved. Correct them.</source>
   <translation>各区金额合计 {value} 元，审定金额为 {expected} 元。请更正。</translation>
  </message>
  <message>
   <source>The parts of the districts make {total}, not {approved}.</source>
   <translation>各区金额合计 {total}，与审定的 {approved} 不符。</translation>
  </message>
  <message>
   <source>The place of the publicity is missing. Enter where it is made public.</source>
   <translation>缺少公示地点。请填写在何处公示。</translation>
  </message>
  <message>
   <source>The plane area was measured anew in the reference system of the new district.</source>
   <translation>已按新行政区的坐标系重新计算图形平面面积。</translation>
  </message>
  <message>
   <source>The policy id {id} stands in {file} and in {other}. Give one of them another id.</source>
   <translation>政策编号 {id} 同时出现在 {file} 和 {other} 中，请修改其中一个的编号。</translation>
  </message>
  <message>
   <source>The primary kind colours the map and counts in the figures</source>
   <translation>主类型决定地图着色和统计归类</translation>
  </message>
  <message>
   <source>The project cannot be edited. {why}</source>
   <translation>不能编辑此项目。{why}</translation>
  </message>
  <message>
   <source>The project cannot become “{state}”: its claim stands at “{claim}”. Take the claim to its end, or withdraw it first.</source>
   <translation>项目暂不能改为“{state}”：其奖补申请正处于“{claim}”。请先办完该申请，或先撤回申请。</translation>
  </message>
  <message>
   <source>The project has a claim already, at “{state}”. Go on with it, or withdraw it first.</source>
   <translation>该项目已有申请，处于“{state}”。请继续办理，或先撤回。</translation>
  </message>
  <message>
   <source>The project has a drawing of boundaries ({count} shapes) that is not written into the workspace.</source>
   <translation>工程中有尚未写入工作库的编辑边界草稿（{count} 个图形）。</translation>
  </message>
  <message>
   <source>The project has a layer for drawing boundaries that is empty.</source>
   <translation>工程中有一个空的编辑边界草稿图层。</translation>
  </message>
  <message>
   <source>The project has neither a boundary nor parcels. Enter one of them first.</source>
   <translation>项目既无范围也无宗地，请先录入其一。</translation>
  </message>
  <message>
   <source>The project has neither an investment project code nor an approval number: one of them proves that it is one project. Enter it in the project.</source>
   <translation>该项目既无投资项目代码也无批复文号，无法证明是单个项目。请在项目中填写其一。</translation>
  </message>
  <message>
   <source>The project has neither parcels nor a boundary yet: it is a draft and no subsidy can rest on it. Add parcels, or draw its boundary.</source>
   <translation>项目还没有宗地，也没有范围：目前只是草稿，不能据以测算奖补。请加入宗地，或绘制项目范围。</translation>
  </message>
  <message>
   <source>The project has no boundary, so nothing can be compared. Add parcels or draw its boundary.</source>
   <translation>项目没有范围，无法比对。请加入宗地或绘制项目范围。</translation>
  </message>
  <message>
   <source>The project has no boundary; the outline of its parcels was taken.</source>
   <translation>项目没有范围，按所含宗地的外轮廓计算。</translation>
  </message>
  <message>
   <source>The project has no calculation. Calculate its subsidy first.</source>
   <translation>该项目没有测算。请先进行奖补测算。</translation>
  </message>
  <message>
   <source>The project is in the state {state} already.</source>
   <translation>项目已是“{state}”状态。</translation>
  </message>
  <message>
   <source>The project is not accepted as completed: the calculation is a trial. Enter the acceptance and calculate again.</source>
   <translation>项目未竣工验收，测算仅为试算。请填写验收情况后重新测算。</translation>
  </message>
  <message>
   <source>The project is “{state}”: nothing is claimed for it. Take it up again first.</source>
   <translation>该项目处于“{state}”，不能申请奖补。请先恢复项目。</translation>
  </message>
  <message>
   <source>The project keeps your drawing of boundaries, but the workspace does not have it yet: colleagues see it only after “Write into workspace”.</source>
   <translation>界线草稿已随工程保存，但尚未写入工作库：点“写入工作库”之后同事才能看到。</translation>
  </message>
  <message>
   <source>The project or its parcels were changed after the calculation of {on}, on which the approval rests. Look whether the approval still holds.</source>
   <translation>审定所依据的 {on} 测算之后，项目或其宗地有变更。请核实审定是否仍然成立。</translation>
  </message>
  <message>
   <source>The project or its parcels were changed after the calculation of {on}. Calculate again, then take the new calculation over.</source>
   <translation>{on} 测算之后项目或其宗地有变更。请重新测算，再更换测算。</translation>
  </message>
  <message>
   <source>The project shows {file} too, which is not open.</source>
   <translation>本项目还有工作库 {file} 的图层，该工作库未打开。</translation>
  </message>
  <message>
   <source>The project then holds its parcels no more: other projects may take them.</source>
   <translation>此后本项目不再占用其宗地，其他项目可以纳入。</translation>
  </message>
  <message>
   <source>The project then takes its parcels back; none may be in another project.</source>
   <translation>此后本项目重新占用其宗地；这些宗地不能已在其他项目中。</translation>
  </message>
  <message>
   <source>The project was not calculated before.</source>
   <translation>此前未测算。</translation>
  </message>
  <message>
   <source>The projects could not be read. {why}</source>
   <translation>无法读取项目。{why}</translation>
  </message>
  <message>
   <source>The publicity lasts at least {days} days, both counted; these are {given}.</source>
   <translation>公示不少于 {days} 日（含首尾两日），现为 {given} 日。</translation>
  </message>
  <message>
   <source>The publicity lasts {days} days; at least {expected} are needed, both ends counted.</source>
   <translation>公示 {days} 日，首尾计算不少于 {expected} 日。请改正起止日期。</translation>
  </message>
  <message>
   <source>The publicity lasts {days} days; at least {expected} are needed, the first and the last one counted.</source>
   <translation>公示 {days} 日；含首尾两日至少须 {expected} 日。</translation>
  </message>
  <message>
   <source>The publicity runs until {until}. Approve on a later day, when it is over.</source>
   <translation>公示至 {until} 结束。请在公示结束后的日期审定。</translation>
  </message>
  <message>
   <source>The publicity runs until {until}. Enter a later day, when it is over.</source>
   <translation>公示到 {until} 截止，请填写公示结束后的日期。</translation>
  </message>
  <message>
   <source>The publicity runs until {until}. Identify the unit after that day.</source>
   <translation>公示到 {until} 为止。请在该日之后认定。</translation>
  </message>
  <message>
   <source>The query cannot lie in the future: {parcels}.</source>
   <translation>查询日期不得在将来：{parcels}。</translation>
  </message>
  <message>
   <source>The query is older than {days} days: {parcels}. Ask the register again.</source>
   <translation>查询已超过 {days} 天：{parcels}。须重新查询登记簿。</translation>
  </message>
  <message>
   <source>The rate per m² is another one.</source>
   <translation>奖励单价不同。</translation>
  </message>
  <message>
   <source>The ratio rounded to two decimals gives another result.</source>
   <translation>容积率取两位小数时结果不同。</translation>
  </message>
  <message>
   <source>The readings of {count} of them are those of the pack now, no longer those of the calculation before.</source>
   <translation>其中 {count} 个项目改按该政策包的口径测算，原测算所选口径不再沿用。</translation>
  </message>
  <message>
   <source>The reason is missing. Write it: it stays with the unit.</source>
   <translation>缺少事由。请填写，事由随地块保留。</translation>
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
   <source>The redeveloper does not hold the land; the redeveloper is paid.</source>
   <translation>改造主体不是土地权利人，奖补发给改造主体。</translation>
  </message>
  <message>
   <source>The redeveloper of the approved plan receives the money (A-21); the land is held by {holder}.</source>
   <translation>收款单位为批准方案中的改造主体（A-21）；土地权属人是{holder}。</translation>
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
   <source>The registered area of a part is {area}. Enter more than 0, or leave the areas of the parts empty.</source>
   <translation>有一部分的登记面积为 {area}。请填写大于 0 的数，或不分摊登记面积。</translation>
  </message>
  <message>
   <source>The registered area of the parcel was {seen} and is {now} by now: a colleague changed it. Look at the areas of the parts again, then write.</source>
   <translation>宗地的登记面积原为 {seen}，现为 {now}：同事已修改。请重新核对各部分面积后再写入。</translation>
  </message>
  <message>
   <source>The registered area of {registered_m2} m² and the shape's {plane_m2} m² differ by more than a factor of 2. Check both.</source>
   <translation>登记面积 {registered_m2} 平方米与图形面积 {plane_m2} 平方米相差一倍以上，请核对。</translation>
  </message>
  <message>
   <source>The registered areas of the parts are {sum} together, the parcel has {registered}: {residual}. Correct them, or say why the sum is another one.</source>
   <translation>各部分登记面积合计 {sum}，宗地登记面积 {registered}，相差 {residual}。请改正，或填写不一致的理由。</translation>
  </message>
  <message>
   <source>The registry gives the code later: it can be left empty, or entered as provisional</source>
   <translation>登记机构稍后编号：可以留空，或先填暂编代码</translation>
  </message>
  <message>
   <source>The renewal is complete</source>
   <translation>改造完成</translation>
  </message>
  <message>
   <source>The result could not be written ({detail}). Choose another file or free some space and run again.</source>
   <translation>结果无法写入（{detail}）。请另选文件或清理磁盘空间后重新运行。</translation>
  </message>
  <message>
   <source>The result is empty for {count} parcels; they are not changed.</source>
   <translation>{count} 宗结果为空，未改。</translation>
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
   <source>The row has no number that names a parcel.</source>
   <translation>这一行没有宗地代码、不动产单元号或图斑编号。</translation>
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
   <source>The row is not in the workspace any more. Open the list anew and look for it.</source>
   <translation>该记录已不在工作库中，请刷新列表后查找。</translation>
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
   <source>The row stands as it did after that step; there is nothing to restore. To go back before the step, choose an earlier one, or undo it.</source>
   <translation>这一行与那一步之后相同，无需恢复。要回到那一步之前，请选更早的一步，或撤销那一步。</translation>
  </message>
  <message>
   <source>The row was changed by {changed_by} at {changed_at} after you looked; nothing was restored. Read the history again and decide anew.</source>
   <translation>您查看以后，{changed_by} 于 {changed_at} 又改了这一行，没有恢复任何内容。请重新查看变更历史再决定。</translation>
  </message>
  <message>
   <source>The rule would end on {end}, not after its first day {start}. Correct one of the days.</source>
   <translation>失效日期 {end} 不晚于生效日期 {start}，请更正其中一个。</translation>
  </message>
  <message>
   <source>The rule “{title}” applies from {start} to {end}, not on {on}. Choose another day or another rule.</source>
   <translation>规则“{title}”适用期为 {start} 至 {end}，不适用于 {on}。请另选日期或规则。</translation>
  </message>
  <message>
   <source>The rules of your office count: {file}</source>
   <translation>当前使用本单位的规则：{file}</translation>
  </message>
  <message>
   <source>The same as the stored calculation ({was}).</source>
   <translation>与已保存的测算相同（{was}）。</translation>
  </message>
  <message>
   <source>The scenario is not in the list any more; reload the list.</source>
   <translation>该情景已不在列表中，请刷新列表。</translation>
  </message>
  <message>
   <source>The seizure query cannot be later than the registration.</source>
   <translation>查封查询日期不得晚于登簿日期。</translation>
  </message>
  <message>
   <source>The seizure query is too old; ask the register again.</source>
   <translation>查封查询已过期，需重新查询。</translation>
  </message>
  <message>
   <source>The seizure query is {days} days older than the registration, more than {most} working day(s): ask the register again.</source>
   <translation>查封查询距登簿 {days} 天，超过 {most} 个工作日，请重新查询。</translation>
  </message>
  <message>
   <source>The selected parcels</source>
   <translation>所选宗地</translation>
  </message>
  <message>
   <source>The shape is broken: {why}. Redraw it.</source>
   <translation>图形有误：{why}。请重新绘制。</translation>
  </message>
  <message>
   <source>The shape of {parcel} was deleted. What becomes of the parcel?</source>
   <translation>{parcel} 的图形已删除，该宗地如何处理？</translation>
  </message>
  <message>
   <source>The share is mounted with {option}: this computer's locks do not reach the others. Ask the administrator to mount it without this option; until then only one person may write.</source>
   <translation>共享盘挂载时带有 {option}：本机的锁别的电脑看不到。请信息中心去掉这个选项；在此之前只能由一个人写入。</translation>
  </message>
  <message>
   <source>The shares are {sum} together, not the whole: check them on the certificate. They are kept as they stand.</source>
   <translation>各份额合计 {sum}，不是全部。请核对不动产权证。仍按所填保存。</translation>
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
   <source>The sheet as Word document needs the Python package {package}, which the QGIS of this computer lacks. Write it as xlsx, or let it be installed.</source>
   <translation>Word 测算表需要 Python 包 {package}，本机的 QGIS 没有。请改用 Excel，或请管理员安装。</translation>
  </message>
  <message>
   <source>The shipped rules count. The document states none; they are what is usual.</source>
   <translation>当前使用默认规则。来文未作规定，按通常做法列出。</translation>
  </message>
  <message>
   <source>The shipped template</source>
   <translation>自带模板</translation>
  </message>
  <message>
   <source>The special fund of the city pays what the city gives to the district, and nothing else. Choose the fund that fits.</source>
   <translation>市级专项资金只用于市级补助区级的款项，反之亦然。请选择相应的资金来源。</translation>
  </message>
  <message>
   <source>The split of the areas lacks {district}, the district of the project. Add its part.</source>
   <translation>分区面积中没有项目所在的{district}，请补充该区的部分。</translation>
  </message>
  <message>
   <source>The standard would end on {ends}, before it begins on {begins}. Enter a later last day.</source>
   <translation>截止日 {ends} 早于起始日 {begins}。请填写更晚的截止日。</translation>
  </message>
  <message>
   <source>The standard {title} is not in force on that day.</source>
   <translation>标准 {title} 在该日不在有效期内。</translation>
  </message>
  <message>
   <source>The state at the end of that day; later saves do not count.</source>
   <translation>统计当日结束时的状态，之后的保存不计入。</translation>
  </message>
  <message>
   <source>The state of now is kept as a backup for good; restoring that takes this back.</source>
   <translation>当前状态会另存为备份并长期保留；恢复那份备份即可撤回本次恢复。</translation>
  </message>
  <message>
   <source>The state shown for parcel {uuid} is not what its records give. Rebuild the states of the workspace.</source>
   <translation>宗地 {uuid} 显示的状态与其记录不符，请重建工作库状态。</translation>
  </message>
  <message>
   <source>The stated floor-area ratio does not follow from the areas. Check both.</source>
   <translation>载明的容积率与面积不符，请核对。</translation>
  </message>
  <message>
   <source>The stated floor-area ratio gives another result than the calculated one.</source>
   <translation>载明容积率与计算容积率结果不同。</translation>
  </message>
  <message>
   <source>The stated floor-area ratio {value} agrees with none that the areas give ({computed}). Check the areas, their units and the document.</source>
   <translation>文件载明容积率 {value} 与按面积计算的结果（{computed}）都不一致。请核对面积、单位和文件。</translation>
  </message>
  <message>
   <source>The status of the three-old areas is not stated. Expected one of: {expected}.</source>
   <translation>未提供三旧状态；应为：{expected}。</translation>
  </message>
  <message>
   <source>The steps and papers are an example (示例): the document states none.</source>
   <translation>办理环节和材料为示例，文件没有规定。</translation>
  </message>
  <message>
   <source>The steps of a merge are an example: every page says so.</source>
   <translation>合并办理流程为示例，每页已注明。</translation>
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
   <source>The subsidy of the city has not been applied for. Take the claim to that state first.</source>
   <translation>尚未申请市级补助。请先将申请办理到“申请市级补助”。</translation>
  </message>
  <message>
   <source>The sum is zero: there is nothing to enter.</source>
   <translation>金额为零，无需登记。</translation>
  </message>
  <message>
   <source>The survey area has no name. Enter one.</source>
   <translation>调查区没有名称，请填写。</translation>
  </message>
  <message>
   <source>The survey area has no outline. Draw it, or select shapes in a polygon layer.</source>
   <translation>调查区没有范围。请绘制，或在面图层中选中图形。</translation>
  </message>
  <message>
   <source>The survey area is retired. Look at the list again.</source>
   <translation>该调查区已作废，请重新查看列表。</translation>
  </message>
  <message>
   <source>The survey differs from the parcels: land left out {left}, land beside them {beyond}, stated area less that of the outline {off}. Say why in the opinion.</source>
   <translation>权籍调查结果与各宗地不一致：漏掉 {left}，多出 {beyond}，填写的面积减界线图形面积 {off}。请在意见栏说明理由。</translation>
  </message>
  <message>
   <source>The survey is done. Enter what the registry entered.</source>
   <translation>权籍调查已完成。请填写登记结果。</translation>
  </message>
  <message>
   <source>The survey is of {year}.</source>
   <translation>采用 {year} 年的调查成果。</translation>
  </message>
  <message>
   <source>The surveyed area of {area} differs from the outline, which has {expected}, by more than {limit}%. Correct the area or the outline.</source>
   <translation>权籍调查面积 {area} 与界线图形面积 {expected} 相差超过 {limit}%。请核对面积或界线。</translation>
  </message>
  <message>
   <source>The surveyed outline is no single valid polygon: {reason} Correct it and enter it again.</source>
   <translation>权籍调查范围不是一个有效的单一多边形：{reason}请更正后重新填写。</translation>
  </message>
  <message>
   <source>The surveyed outline is shown on the map and checked when this is saved.</source>
   <translation>调查界线已显示在地图上，保存时检查。</translation>
  </message>
  <message>
   <source>The surveyed outline leaves out more than {limit}% of a parcel: {parcels}. Correct the outline, or cut that land off its parcel first.</source>
   <translation>权籍调查的界线漏掉宗地面积的 {limit}% 以上：{parcels}。请修正界线，或先将该部分从宗地中分割出去。</translation>
  </message>
  <message>
   <source>The surveyed outline takes {area} beside the parcels, more than {limit}% of their land. Enter that land as a parcel first, or correct the outline.</source>
   <translation>权籍调查的界线包含各宗地以外的土地 {area}，超过各宗地面积的 {limit}%。请先将该部分录为宗地，或修正界线。</translation>
  </message>
  <message>
   <source>The surveyed outline takes {area} m² of {parcel}, which is no member. Correct the outline or the boundary of that parcel.</source>
   <translation>权籍调查范围占用非成员宗地 {parcel} {area} m²。请更正调查范围，或更正该宗地界址。</translation>
  </message>
  <message>
   <source>The tag before is still being saved. Try again in a moment.</source>
   <translation>上一次标记还在保存，请稍后再试。</translation>
  </message>
  <message>
   <source>The tag has no basis. Tag the unit again with a rule that hits or a text.</source>
   <translation>标记没有依据。请重新标记，由命中的规则或文字说明作为依据。</translation>
  </message>
  <message>
   <source>The tag is</source>
   <translation>核查结论</translation>
  </message>
  <message>
   <source>The tag of the units that went into it was taken over.</source>
   <translation>并入地块的标记和依据已承接。</translation>
  </message>
  <message>
   <source>The tag says no kind of low-efficiency land. Tag the unit again with one.</source>
   <translation>标记没有低效类型。请选择类型后重新标记。</translation>
  </message>
  <message>
   <source>The tags of these {count} parcels were withdrawn already.</source>
   <translation>这 {count} 宗的标记原已撤回。</translation>
  </message>
  <message>
   <source>The tags of {count} units rest on another standard: look at them again.</source>
   <translation>{count} 个地块的标记依据另一标准，请复查。</translation>
  </message>
  <message>
   <source>The taxes could not be written to {folder} ({detail}), so nothing was imported. Ask for access to the folder, or choose another one in the options.</source>
   <translation>税收明细无法写入 {folder}（{detail}），因此没有导入任何内容。请申请该文件夹的权限，或在选项中另选文件夹。</translation>
  </message>
  <message>
   <source>The taxes in {folder} cannot be read ({detail}). Ask for access to the folder, or choose another one in the options; tax per mu in the workspace stays as it is.</source>
   <translation>无法读取 {folder} 中的税收明细（{detail}）。请申请权限，或在选项中另选文件夹；工作库中的亩均税收保持不变。</translation>
  </message>
  <message>
   <source>The template of your office: {path}. It is used from now on.</source>
   <translation>本单位的模板：{path}，此后以它为准。</translation>
  </message>
  <message>
   <source>The template {file} cannot be filled: {detail}. Correct what stands between its braces, or move it away: then the template of the plugin is used.</source>
   <translation>模板 {file} 不能填写：{detail}。请改正花括号中的内容，或移走该文件，即使用插件自带的模板。</translation>
  </message>
  <message>
   <source>The text names another figure than is compared: {rules}.</source>
   <translation>条文中的数字与所比较的不一致：{rules}。</translation>
  </message>
  <message>
   <source>The text of {file} is in this workspace already, as “{title}”. Copy that one instead.</source>
   <translation>{file} 的全文已在本工作库，名为“{title}”。请复制那一份。</translation>
  </message>
  <message>
   <source>The text of {file} is not in the encoding that was stated or recognised (UTF-8, GB18030). State the right one, or leave it empty.</source>
   <translation>{file} 的文字与所选编码或可识别的编码（UTF-8、GB18030）不符，请填写正确的编码或留空。</translation>
  </message>
  <message>
   <source>The text would end on {end}, not after it begins on {start}. Correct one of the days.</source>
   <translation>失效日期 {end} 不晚于生效日期 {start}，请更正。</translation>
  </message>
  <message>
   <source>The three-old data is of {value}, older than the acceptance of {expected}: that nothing is in it does not say that nothing came since. The calculation will be a review.</source>
   <translation>“三旧”数据时点为{value}，早于竣工验收日期{expected}，不能说明验收时未纳入；测算结果将为待复核。</translation>
  </message>
  <message>
   <source>The three-old data is older than the acceptance: that nothing is in it does not say that nothing came since. Look it up in newer data and enter its day.</source>
   <translation>“三旧”数据时点早于竣工验收，不能说明验收时未纳入。请用较新的数据重新核查并填写数据时点。</translation>
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
   <source>The union of the parcels: {area}, plane.</source>
   <translation>采用各宗合并图形，平面面积 {area}。</translation>
  </message>
  <message>
   <source>The unit has changed meanwhile. Close this and look at it again.</source>
   <translation>地块在此期间已有变化。请关闭本窗口，重新查看。</translation>
  </message>
  <message>
   <source>The unit has legacy land of this kind already.</source>
   <translation>该地块已登记此类历史遗留用地。</translation>
  </message>
  <message>
   <source>The unit has legacy land of this kind already. Change it on its page.</source>
   <translation>该地块已登记此类历史遗留用地，请在调查信息页修改。</translation>
  </message>
  <message>
   <source>The unit has no district. Choose one.</source>
   <translation>地块没有行政区。请选择。</translation>
  </message>
  <message>
   <source>The unit has no outline. Choose parcels, draw it, or select shapes in a polygon layer.</source>
   <translation>地块没有范围。请选择宗地、绘制，或在面图层中选中图形。</translation>
  </message>
  <message>
   <source>The unit has no shape. Draw it.</source>
   <translation>地块没有图形。请绘制。</translation>
  </message>
  <message>
   <source>The unit is at “{state}”: low-efficiency area and legacy land can only be read. They change after it was returned.</source>
   <translation>地块已处于“{state}”：低效用地面积和历史遗留用地只能查看，退回后方可修改。</translation>
  </message>
  <message>
   <source>The unit is filed ({state}) and read-only; a change is a new version.</source>
   <translation>地块已报送（{state}），只读；变更须另作新版本。</translation>
  </message>
  <message>
   <source>The unit is not tagged, or its tag was withdrawn. Tag it first.</source>
   <translation>地块没有标记，或标记已撤销。请先标记。</translation>
  </message>
  <message>
   <source>The unit is retired. Look at the list again.</source>
   <translation>该地块已作废，请重新查看列表。</translation>
  </message>
  <message>
   <source>The unit lies across two districts; it counts in the one that was chosen.</source>
   <translation>地块跨两个行政区，计入所选的行政区。</translation>
  </message>
  <message>
   <source>The unit was not laid over {layers} yet. Register these layers and run the overlay analysis.</source>
   <translation>地块尚未与{layers}套合，请登记图层并开始套合分析。</translation>
  </message>
  <message>
   <source>The united parcels have gaps between them.</source>
   <translation>合并后的图形不是一个整体，之间有缝隙。</translation>
  </message>
  <message>
   <source>The units stand in different states ({states}). Select units of one state.</source>
   <translation>所选地块状态不一（{states}）。请选择同一状态的地块。</translation>
  </message>
  <message>
   <source>The units that go into the new one have different kinds ({kinds}). Choose whose tag goes on, or none.</source>
   <translation>并入的地块低效类型不同（{kinds}）。请选择承接哪一个标记，或都不承接。</translation>
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
   <source>The values have changed since this was judged. Look at them and judge again.</source>
   <translation>作出判断后数据已变化。请查看现在的数据，重新判断。</translation>
  </message>
  <message>
   <source>The values have changed since; it does not count any more.</source>
   <translation>判断之后数据有变，不再有效，请重新判断。</translation>
  </message>
  <message>
   <source>The version of the control line is an example.</source>
   <translation>控制线版本为示例。</translation>
  </message>
  <message>
   <source>The version of the control line is not there any more: somebody retired it or undid its import. Choose another one.</source>
   <translation>该控制线版本已不存在：有人停用了它或撤销了导入。请另选版本。</translation>
  </message>
  <message>
   <source>The whole document, and what in the workspace rests on the clause</source>
   <translation>整份文件，以及工作库中依据本条款的内容</translation>
  </message>
  <message>
   <source>The whole group</source>
   <translation>恢复整组</translation>
  </message>
  <message>
   <source>The whole land lies inside approvals and supplies: nothing is proposed.</source>
   <translation>全部土地都在批文和供地范围内，不提出建议。</translation>
  </message>
  <message>
   <source>The whole must be above 0, the part not below.</source>
   <translation>分母须大于0，分子不能为负。</translation>
  </message>
  <message>
   <source>The whole unit; m², or such as 3亩</source>
   <translation>整块；填 m²，也可写 3亩</translation>
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
   <source>The workspace can be upgraded now; a backup is made first.</source>
   <translation>现在可以升级工作库；升级前先做备份。</translation>
  </message>
  <message>
   <source>The workspace cannot be read in full, so that it cannot be told for certain what is in it after the backup of {made}.</source>
   <translation>工作库无法完整读取，不能确定 {made} 的备份之后还有哪些内容。</translation>
  </message>
  <message>
   <source>The workspace file (GeoPackage).</source>
   <translation>工作库文件（GeoPackage）。</translation>
  </message>
  <message>
   <source>The workspace has no layer with areas that parcels could be laid over. Import a layer, such as the land survey or the approvals, and analyse again.</source>
   <translation>工作库中没有含图斑的可套合图层。请先导入三调、批文等图层，再运行套合分析。</translation>
  </message>
  <message>
   <source>The workspace has no table {table} that may be written.</source>
   <translation>工作库没有可写入的表 {table}。</translation>
  </message>
  <message>
   <source>The workspace has no three-old areas, so the layer tells nothing: the status is unknown. Import them, or enter what was found out.</source>
   <translation>工作库中没有三旧图斑，无法由图层判断，状态为“未查明”。请导入三旧图斑，或录入核查结果。</translation>
  </message>
  <message>
   <source>The workspace is being checked …</source>
   <translation>正在检查工作库…</translation>
  </message>
  <message>
   <source>The workspace is held on this computer ({machine}) too. The test tells something only between two computers: check on another one.</source>
   <translation>占用的也是这台电脑（{machine}）。两台电脑之间测试才有意义：请在另一台电脑上检查。</translation>
  </message>
  <message>
   <source>The workspace is one file that all colleagues work in. Put it on the office share; a synchronised folder (OneDrive, 坚果云 …) does not do.</source>
   <translation>工作库是一个文件，由多名同事共同使用。请放在单位共享盘或本机，不要放在同步盘（OneDrive、坚果云等）。</translation>
  </message>
  <message>
   <source>The workspace is sound: all data agree with the log.</source>
   <translation>工作库完好：所有数据与日志一致。</translation>
  </message>
  <message>
   <source>The workspace of this drawing is closed. Open it to go on.</source>
   <translation>该草稿所属的工作库已关闭，打开后可以继续。</translation>
  </message>
  <message>
   <source>The workspace was closed. Your entries are still here; open {file} again to save them.</source>
   <translation>工作库已关闭，您填写的内容仍保留在此窗口。重新打开 {file} 后即可保存。</translation>
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
   <source>The {area} between {a} and {b} are land of {parcels}; they stay outside the outline.</source>
   <translation>{a} 与 {b} 之间的 {area} 是 {parcels} 的土地，不计入合并图形。</translation>
  </message>
  <message>
   <source>The {count} areas stay; they change with a new import of this name.</source>
   <translation>{count} 个图斑不变；以同名重新导入才会更新。</translation>
  </message>
  <message>
   <source>The {shown} largest of {count} are listed; the xlsx has all.</source>
   <translation>共 {count} 宗，列出最大的 {shown} 宗；全部见 xlsx。</translation>
  </message>
  <message>
   <source>There are fewer than two proposed merges. Open a proposed merge, press “New scenario from this …” and compare then.</source>
   <translation>拟合并方案不足两个。请打开一个拟合并案卷，按“据此新增方案…”，再作比较。</translation>
  </message>
  <message>
   <source>There are no figures of {names}: the sum is not the whole, nothing is judged.</source>
   <translation>缺{names}的数据：合计不完整，不判断。</translation>
  </message>
  <message>
   <source>There are no layers yet. Import the land survey, three zones and lines, plans, approvals and supplies as reference layers.</source>
   <translation>还没有图层。请将三调、三区三线、详细规划、批文和供地红线作为参考图层导入。</translation>
  </message>
  <message>
   <source>There are no parcels in this workspace yet. Import the parcel file first.</source>
   <translation>工作库中还没有宗地，请先导入宗地文件。</translation>
  </message>
  <message>
   <source>There are no parcels to lay over.</source>
   <translation>没有可套合的宗地。</translation>
  </message>
  <message>
   <source>There are no parcels yet. Import some.</source>
   <translation>还没有宗地，请先导入。</translation>
  </message>
  <message>
   <source>There are no parcels yet: import them.</source>
   <translation>还没有宗地，请先导入。</translation>
  </message>
  <message>
   <source>There are no projects in this workspace yet. Import a list of projects, or enter one: its parcels, its areas, its acceptance.</source>
   <translation>工作库中还没有项目。请导入项目清单，或新建项目：录入宗地、面积和竣工验收。</translation>
  </message>
  <message>
   <source>There are no survey areas yet. Draw one, or take selected shapes of a layer.</source>
   <translation>还没有调查区。请绘制一个，或由图层中选中的图形生成。</translation>
  </message>
  <message>
   <source>There are no units yet. Tag parcels, or draw a unit.</source>
   <translation>还没有地块。请标记宗地，或新建地块。</translation>
  </message>
  <message>
   <source>There are no worked cases for {id}. Put them as golden/{id}.toml beside the file, then install it again.</source>
   <translation>{id} 没有标准算例。请将算例存为文件旁的 golden/{id}.toml，再重新安装。</translation>
  </message>
  <message>
   <source>There are not as many id numbers or shares as holders; they were left out.</source>
   <translation>证件号或份额的个数与权利人不一致，未导入证件号或份额。</translation>
  </message>
  <message>
   <source>There is a version of this name already.</source>
   <translation>已有同名版本。</translation>
  </message>
  <message>
   <source>There is a version {version} of the control line already. Choose another name.</source>
   <translation>控制线版本 {version} 已存在。请另取版本号。</translation>
  </message>
  <message>
   <source>There is no backup yet. One is made by itself before the first save of each day; you can make one now.</source>
   <translation>还没有备份。每天首次保存前会自动备份；也可以现在备份。</translation>
  </message>
  <message>
   <source>There is no case yet. “New adjustment …” lays what enters and leaves over the line in force.</source>
   <translation>还没有调整案。点“新建调整…”，把调入、调出的范围与现行控制线套合。</translation>
  </message>
  <message>
   <source>There is no choice named {field}. Possible are: {expected}.</source>
   <translation>没有名为 {field} 的口径选项。可选：{expected}。</translation>
  </message>
  <message>
   <source>There is no control line yet. Import one under Import files, or make a draft from shapes of a layer.</source>
   <translation>还没有控制线。请用“导入文件”导入，或用图层中的图形新建草案。</translation>
  </message>
  <message>
   <source>There is no control line yet. Import one, then check.</source>
   <translation>还没有控制线，请先导入控制线再套合。</translation>
  </message>
  <message>
   <source>There is no earlier state.</source>
   <translation>没有更早的环节。</translation>
  </message>
  <message>
   <source>There is no field {fields}. Choose one from the list of fields.</source>
   <translation>没有字段 {fields}，请从字段列表中选择。</translation>
  </message>
  <message>
   <source>There is no figure for “{basis}”: a parcel states no registered area. Choose another basis, or enter the area of that parcel first.</source>
   <translation>“{basis}”没有数值：有宗地未填登记面积。请改选面积依据，或先补填该宗地的登记面积。</translation>
  </message>
  <message>
   <source>There is no folder {folder}.</source>
   <translation>文件夹 {folder} 不存在。</translation>
  </message>
  <message>
   <source>There is no layer {key} in the workspace that parcels could be laid over. It may have been retired: reload the list and choose again.</source>
   <translation>工作库中没有可套合的图层 {key}，可能已作废。请刷新列表后重新选择。</translation>
  </message>
  <message>
   <source>There is no line that could be reversed.</source>
   <translation>没有可以冲销的台账行。</translation>
  </message>
  <message>
   <source>There is no merge case yet. Choose parcels of one holder that share a boundary and propose a merge, or look for groups in the panel for merging parcels.</source>
   <translation>还没有合并案卷。请选择同一权利人的相邻宗地拟合并，或在宗地合并面板中查找合并候选。</translation>
  </message>
  <message>
   <source>There is no merge {case} in the workspace. Give its number as it stands in the list, such as HB4407042025001.</source>
   <translation>工作库中没有合并编号 {case}。请按列表中的编号填写，如 HB4407042025001。</translation>
  </message>
  <message>
   <source>There is no outline yet.</source>
   <translation>还没有范围。</translation>
  </message>
  <message>
   <source>There is no policy or rule set {id}. Choose one of: {expected}.</source>
   <translation>没有编号为 {id} 的政策或认定标准。可选：{expected}。</translation>
  </message>
  <message>
   <source>There is no polygon layer in the project. Add one to QGIS first.</source>
   <translation>工程中没有面图层，请先在 QGIS 中添加。</translation>
  </message>
  <message>
   <source>There is no project here. Click inside an outline; Esc ends it.</source>
   <translation>此处没有项目。请在项目范围内点击；按 Esc 结束。</translation>
  </message>
  <message>
   <source>There is no project to calculate.</source>
   <translation>没有可测算的项目。</translation>
  </message>
  <message>
   <source>There is no project {value}, neither by number nor by name. Names are separated by semicolons.</source>
   <translation>没有编号或名称为“{value}”的项目。多个项目之间用分号隔开。</translation>
  </message>
  <message>
   <source>There is no query {query}; the plugin is incomplete, install it again.</source>
   <translation>没有查询 {query}，插件文件不完整，请重新安装。</translation>
  </message>
  <message>
   <source>There is no room for the temporary copy of {file} on which it is checked. Free some space where your system keeps temporary files.</source>
   <translation>没有空间存放检查 {file} 所用的临时副本。请在系统存放临时文件的磁盘上腾出空间。</translation>
  </message>
  <message>
   <source>There is no room for the temporary copy of {file} that is taken back to then. Free some space where your system keeps temporary files.</source>
   <translation>临时文件夹空间不足，无法把 {file} 的临时副本回到当时。请清理系统临时文件夹所在的磁盘。</translation>
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
   <source>There is no survey unit yet. Tag parcels, or draw a unit, first.</source>
   <translation>还没有地块。请先标记宗地，或绘制地块。</translation>
  </message>
  <message>
   <source>There is no survey unit yet. Tag the parcel first.</source>
   <translation>还没有地块，请先标记该宗地。</translation>
  </message>
  <message>
   <source>There is no survey unit: tag the parcel first.</source>
   <translation>还没有地块，请先标记宗地。</translation>
  </message>
  <message>
   <source>There is no text in the clipboard. Copy the table in Excel or WPS first, heading included.</source>
   <translation>剪贴板中没有文字。请先在 Excel 或 WPS 中连同表头一起复制。</translation>
  </message>
  <message>
   <source>There is no text. Enter what the document says.</source>
   <translation>条文为空，请按文件原文填写。</translation>
  </message>
  <message>
   <source>There is no unit yet: what you enter is saved with the tag.</source>
   <translation>尚未形成地块：这里填写的内容随标记一并保存。</translation>
  </message>
  <message>
   <source>There is no version {version} of the control line in the workspace; there are: {known}.</source>
   <translation>工作库中没有控制线版本 {version}；现有：{known}。</translation>
  </message>
  <message>
   <source>There is nothing to compare with yet.</source>
   <translation>还没有可以比较的方案。</translation>
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
   <source>There is nothing to show any more: the layer or the outline changed.</source>
   <translation>已没有可显示的部分：图层或范围有变化。</translation>
  </message>
  <message>
   <source>There is nothing to write: no parcel came of another one here, by merge, split or a new boundary.</source>
   <translation>没有可写出的内容：此处没有因合并、分割或界址调整产生的宗地。</translation>
  </message>
  <message>
   <source>There is too little room for a backup in {folder}: {needed_mb} MB are needed. What you save is saved all the same; make room there.</source>
   <translation>{folder} 空间不足，无法备份：需要 {needed_mb} MB。您的保存不受影响；请清理空间。</translation>
  </message>
  <message>
   <source>There were no parcels then.</source>
   <translation>当时还没有宗地。</translation>
  </message>
  <message>
   <source>These are the parcels of the case already.</source>
   <translation>与案卷现有宗地相同。</translation>
  </message>
  <message>
   <source>These conditions are not met: {conditions} ({parcels}). Look at the conditions of the case; the merge cannot go on so.</source>
   <translation>以下条件不符合：{conditions}（{parcels}）。请查看合并条件，目前不能继续办理。</translation>
  </message>
  <message>
   <source>These conditions are not settled: {conditions}. Enter what is missing, or the judgement of the department.</source>
   <translation>以下条件尚未确认：{conditions}。请补充资料，或填写审查部门的判断。</translation>
  </message>
  <message>
   <source>These figures were taken out of use meanwhile. Look at the list again.</source>
   <translation>这组数据已被作废。请重新查看列表。</translation>
  </message>
  <message>
   <source>These layers could not be changed: {names}. Stop editing them, or remove them.</source>
   <translation>这些图层没有改成：{names}。请结束编辑，或将其移除。</translation>
  </message>
  <message>
   <source>These papers are being saved: {papers}. Wait until they are written, then leave the workspace again.</source>
   <translation>以下材料正在保存：{papers}。请等保存完成后再离开工作库。</translation>
  </message>
  <message>
   <source>These papers were not saved: {papers}</source>
   <translation>以下材料没有保存：{papers}</translation>
  </message>
  <message>
   <source>These parcels are in the list already.</source>
   <translation>这些宗地已在列表中。</translation>
  </message>
  <message>
   <source>These units lie wholly inside: {units}. Say whether they go into the new unit or stay beside it.</source>
   <translation>这些地块整个在范围内：{units}。请说明并入新地块还是保留。</translation>
  </message>
  <message>
   <source>These units stand in different states ({states}). Choose units of one state.</source>
   <translation>这些地块状态不一（{states}）。请选择同一状态的地块。</translation>
  </message>
  <message>
   <source>These were not calculated. Click one, complete it, and calculate it again.</source>
   <translation>以下项目未能测算。点击项目，补齐后重新测算。</translation>
  </message>
  <message>
   <source>These {count} parcels are in no merge case under way.</source>
   <translation>这 {count} 宗地没有在办的合并案卷。</translation>
  </message>
  <message>
   <source>These {count} parcels are tagged so already.</source>
   <translation>这 {count} 宗原已如此标记。</translation>
  </message>
  <message>
   <source>They are tagged differently. Whose tag goes on?</source>
   <translation>原地块的低效类型不同，承接哪一个标记？</translation>
  </message>
  <message>
   <source>They changed other fields, which stay. Look and write again.</source>
   <translation>他们改的是其他字段，会保留；请核对后再写入。</translation>
  </message>
  <message>
   <source>They go into this unit: they are retired, tag and basis, legacy land and contact go on; checks and publicity begin anew</source>
   <translation>并入本地块：原地块作废，标记与依据、历史遗留、联系人由本地块承接；核实和公示重新办理</translation>
  </message>
  <message>
   <source>They stay beside it; the overlap will be reported</source>
   <translation>保留原地块，重叠作为问题提示</translation>
  </message>
  <message>
   <source>They touch {count} parcels; {area} are unregistered</source>
   <translation>涉及宗地 {count} 宗；未登记土地 {area}</translation>
  </message>
  <message>
   <source>This basis has no figure. Choose another one.</source>
   <translation>此项面积没有数值，请另选。</translation>
  </message>
  <message>
   <source>This cannot be brought back: parcel {parcel} lies in survey unit {unit} by now and would be counted twice. Undo or retire that unit first.</source>
   <translation>无法恢复：宗地 {parcel} 现已在地块 {unit} 中，恢复后会重复计数。请先撤销或作废该地块。</translation>
  </message>
  <message>
   <source>This cannot be brought back: {count} entries ({table}) on which it rests count no more, the last since {by} at {at}. Bring those back first, or enter it again.</source>
   <translation>不能恢复：它所依据的 {count} 条记录（{table}）已失效，最后一条由 {by} 于 {at} 处理。请先恢复那些记录，或重新录入。</translation>
  </message>
  <message>
   <source>This cannot be undone: {count} later entries ({table}) rest on it, the last by {by} at {at}. Undo those first.</source>
   <translation>不能撤销：后来有 {count} 条记录（{table}）以它为依据，最近一条由 {by} 于 {at} 保存。请先撤销那些。</translation>
  </message>
  <message>
   <source>This cannot be undone: {count} of its rows ({table}) were changed since, last by {by} at {at}. Undo that first, or change the rows by hand.</source>
   <translation>不能撤销：其中 {count} 行（{table}）此后又被修改，最近由 {by} 于 {at} 修改。请先撤销那一步，或直接修改。</translation>
  </message>
  <message>
   <source>This does not hinder “{state}”, but deserves a look:</source>
   <translation>以下各项不影响“{state}”，请留意：</translation>
  </message>
  <message>
   <source>This draft is not there any more: somebody adopted it or threw it away meanwhile. Look at the list of standards again.</source>
   <translation>该草案已不在：他人已采用或移出。请重新查看标准列表。</translation>
  </message>
  <message>
   <source>This has to be looked at:</source>
   <translation>需要重新查看：</translation>
  </message>
  <message>
   <source>This is an earlier calculation.</source>
   <translation>这是以前的一次测算。</translation>
  </message>
  <message>
   <source>This is neither the number of an identity card nor a unified social credit code, each of 18 characters: correct it, or choose its kind. It is kept as it stands.</source>
   <translation>既不是身份证号，也不是统一社会信用代码（均为 18 位）。请更正，或选择证件类型。仍按填写内容保存。</translation>
  </message>
  <message>
   <source>This is no boundary error: it does not cross the line by a thin strip only.</source>
   <translation>不是边界误差：跨线部分并非仅为窄条。</translation>
  </message>
  <message>
   <source>This is no example: it needs the number of the document that issued it.</source>
   <translation>本标准不是示例，必须填写印发文件的文号。</translation>
  </message>
  <message>
   <source>This is no number of an identity card: 18 characters, the last one a check digit. It is kept as it stands.</source>
   <translation>不是有效的身份证号（18 位，末位为校验码）。仍按填写内容保存。</translation>
  </message>
  <message>
   <source>This is no table of text, or it is too large to paste. Save it as a file and import that.</source>
   <translation>剪贴板内容不是表格文字，或者过大。请另存为文件后用“导入”。</translation>
  </message>
  <message>
   <source>This is no unified social credit code: 18 characters, the last one a check character. It is kept as it stands.</source>
   <translation>不是有效的统一社会信用代码（18 位，末位为校验码）。仍按填写内容保存。</translation>
  </message>
  <message>
   <source>This is no upgrading of industrial land.</source>
   <translation>不属工业用地升级改造。</translation>
  </message>
  <message>
   <source>This is the number of a person, and no right holder of the parcels has it. Enter who applies by name: numbers stay in the register of right holders.</source>
   <translation>填写的是个人证件号码，且不是这些宗地任何权利人的证件号。申请人请填写姓名或名称，证件号码只保存在权利人信息中。</translation>
  </message>
  <message>
   <source>This line is very long: only its {count} nearest parcels are shown.</source>
   <translation>沿革很长，只显示最近的 {count} 宗。</translation>
  </message>
  <message>
   <source>This line takes money back itself; it cannot be reversed. Enter the payment again instead.</source>
   <translation>该笔本身是冲销或追回，不能再冲销。请重新登记拨付。</translation>
  </message>
  <message>
   <source>This list belongs to {file}; open that workspace again to write it.</source>
   <translation>这份列表是 {file} 的，请重新打开该工作库再写入。</translation>
  </message>
  <message>
   <source>This merge case is not in the workspace any more.</source>
   <translation>工作库中已没有这个合并案卷。</translation>
  </message>
  <message>
   <source>This objection has no answer: {objection}. Write the answer to each objection.</source>
   <translation>该异议没有答复：{objection}。请逐条填写答复。</translation>
  </message>
  <message>
   <source>This parcel belongs to no survey unit yet. Tag it first; its procedure begins with that.</source>
   <translation>这宗地还没有地块。请先标记，标记后即可办理。</translation>
  </message>
  <message>
   <source>This parcel came of no other one, and none came of it: neither merge nor split is in the workspace. Merges are carried out in the panel “Merging parcels”; a parcel is split by drawing a line under “Edit boundaries”.</source>
   <translation>该宗地没有来源宗地，也没有变更出其他宗地：工作库中没有它的合并或分割。合并在“宗地合并”面板办理；分割请在“编辑边界”中画分割线。</translation>
  </message>
  <message>
   <source>This parcel is not in the workspace any more.</source>
   <translation>工作库中已没有这宗地。</translation>
  </message>
  <message>
   <source>This parcel is not in the workspace any more. Choose again.</source>
   <translation>工作库中已没有该宗地。请重新选择。</translation>
  </message>
  <message>
   <source>This parcel is not in the workspace any more. Choose another one in the list.</source>
   <translation>该宗地已不在工作库中。请在清单中另选一宗。</translation>
  </message>
  <message>
   <source>This parcel lies in several units</source>
   <translation>本宗地涉及几个地块</translation>
  </message>
  <message>
   <source>This parcel was changed: {changes}.</source>
   <translation>此宗地已被修改：{changes}。</translation>
  </message>
  <message>
   <source>This parcel was not checked against the control line yet; which policy applies hangs on that. Check it first.</source>
   <translation>此宗地尚未与控制线套合，适用哪些政策取决于套合结果。请先套合。</translation>
  </message>
  <message>
   <source>This parcel was not laid over the layers yet.</source>
   <translation>该宗地尚未套合。</translation>
  </message>
  <message>
   <source>This policy text was taken out of use meanwhile. Look at the list again.</source>
   <translation>此政策条文已被作废，请刷新列表。</translation>
  </message>
  <message>
   <source>This project edits in transaction groups: they keep a file for one person from the first change until it is saved. Switch them off while a workspace is open.</source>
   <translation>本项目开启了事务组：从第一处修改到保存为止，整个文件被一个人占住。打开工作库时请关闭事务组。</translation>
  </message>
  <message>
   <source>This project is not in the workspace any more.</source>
   <translation>工作库中已没有这个项目。</translation>
  </message>
  <message>
   <source>This row was changed: {changes}.</source>
   <translation>此记录已被改动：{changes}。</translation>
  </message>
  <message>
   <source>This row was not there yet after that step, so it cannot be restored.</source>
   <translation>那一步之后还没有这一行，无法恢复。</translation>
  </message>
  <message>
   <source>This rule was taken out of use meanwhile. Look at the list again.</source>
   <translation>这条要求已被作废。请重新查看列表。</translation>
  </message>
  <message>
   <source>This step changed no rows.</source>
   <translation>这一步没有改动数据。</translation>
  </message>
  <message>
   <source>This step changed no rows; there is nothing to undo.</source>
   <translation>这一步没有改动数据，无需撤销。</translation>
  </message>
  <message>
   <source>This step changed {rows} rows of {parcels} parcels. All of them are taken back.</source>
   <translation>这一步共改动 {rows} 行，涉及 {parcels} 宗宗地，将全部撤回。</translation>
  </message>
  <message>
   <source>This step concerns {others} other parcels too. They are taken back with this one.</source>
   <translation>这一步不只涉及这一宗：将同时撤回另外 {others} 宗的改动。</translation>
  </message>
  <message>
   <source>This unit is filed and can only be read.</source>
   <translation>本地块已报送，只能查看。</translation>
  </message>
  <message>
   <source>This was judged meanwhile. What you entered stays, and takes the place of that judgement when you save it. It says now: {judgement}</source>
   <translation>该条件在此期间已有判断。您填写的内容保留，保存后取代该判断。现有判断：{judgement}</translation>
  </message>
  <message>
   <source>This was undone already: by {by} at {at}.</source>
   <translation>这一步已由 {by} 于 {at} 撤销。</translation>
  </message>
  <message>
   <source>This workspace is of the present version already.</source>
   <translation>工作库已是当前版本。</translation>
  </message>
  <message>
   <source>This year</source>
   <translation>今年</translation>
  </message>
  <message>
   <source>Those that are chosen in a list or on the map</source>
   <translation>列表或地图上所选的宗地</translation>
  </message>
  <message>
   <source>Those that are selected on the map or in a list of parcels</source>
   <translation>地图上或宗地列表中选中的宗地</translation>
  </message>
  <message>
   <source>Three-old areas</source>
   <translation>三旧图斑</translation>
  </message>
  <message>
   <source>Three-old layer</source>
   <translation>三旧图层</translation>
  </message>
  <message>
   <source>Three-old status of all rows</source>
   <translation>全部记录的“三旧”状态</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>Throw away what was practised</source>
   <translation>清除练习内容</translation>
  </message>
  <message>
   <source>Throw away …</source>
   <translation>移出…</translation>
  </message>
  <message>
   <source>Throw draft away</source>
   <translation>移出草案</translation>
  </message>
  <message>
   <source>Tick at least one group.</source>
   <translation>请至少勾选一组。</translation>
  </message>
  <message>
   <source>Tier</source>
   <translation>档次</translation>
  </message>
  <message>
   <source>Tier {tier}</source>
   <translation>第 {tier} 档</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>图名</translation>
  </message>
  <message>
   <source>Title and number, such as of the approval</source>
   <translation>文件名称和文号，例如批复文号</translation>
  </message>
  <message>
   <source>To be decided</source>
   <translation>需要确认</translation>
  </message>
  <message>
   <source>To be informed</source>
   <translation>须告知</translation>
  </message>
  <message>
   <source>To compare layers, give one with the line before and one with the line after; to compare versions, give a workspace and the names of two of its versions.</source>
   <translation>对比图层时，请给出原控制线和新控制线两个图层；对比版本时，请给出工作库和其中两个版本的版本号。</translation>
  </message>
  <message>
   <source>To decide</source>
   <translation>待决定</translation>
  </message>
  <message>
   <source>To tagging …</source>
   <translation>去低效认定…</translation>
  </message>
  <message>
   <source>To the papers</source>
   <translation>去看材料</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>今天</translation>
  </message>
  <message>
   <source>Today when it is left empty.</source>
   <translation>留空为今天。</translation>
  </message>
  <message>
   <source>Together with two layers of lines.</source>
   <translation>与两个控制线图层一起使用。</translation>
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
   <source>Total</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>Total less registered</source>
   <translation>差额</translation>
  </message>
  <message>
   <source>Totals …</source>
   <translation>分县区…</translation>
  </message>
  <message>
   <source>Touched by the frame</source>
   <translation>相交</translation>
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
   <source>Transaction groups are off for this project.</source>
   <translation>本项目的事务组已关闭。</translation>
  </message>
  <message>
   <source>Transformed from {source} to {target}.</source>
   <translation>已由 {source} 转换到 {target}。</translation>
  </message>
  <message>
   <source>Treat as inside</source>
   <translation>按线内处理</translation>
  </message>
  <message>
   <source>Treat as outside</source>
   <translation>按线外处理</translation>
  </message>
  <message>
   <source>Treat boundary errors …</source>
   <translation>处理边界误差…</translation>
  </message>
  <message>
   <source>Treated</source>
   <translation>处理情况</translation>
  </message>
  <message>
   <source>Treated ones too</source>
   <translation>含已处理的</translation>
  </message>
  <message>
   <source>Treating boundary errors</source>
   <translation>正在处理边界误差</translation>
  </message>
  <message>
   <source>Trial</source>
   <translation>试算结果</translation>
  </message>
  <message>
   <source>Trial calculations ({amount}) count in no total.</source>
   <translation>试算金额（{amount}）不计入合计。</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>试算</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>重试</translation>
  </message>
  <message>
   <source>Trying the adjustment</source>
   <translation>正在试算控制线调整</translation>
  </message>
  <message>
   <source>Trying the draft</source>
   <translation>试算标准草案</translation>
  </message>
  <message>
   <source>Trying …</source>
   <translation>正在试算……</translation>
  </message>
  <message>
   <source>Two computers, each with this workspace open. On the first press “Hold”: it holds the locks for up to two minutes. On the second press “Check”: it tells whether it sees them. The result is logged.</source>
   <translation>两台电脑都打开这个工作库。在第一台按“占用”，最多占用两分钟；在第二台按“检查”，看它能不能看到占用。结果记入日志。</translation>
  </message>
  <message>
   <source>Two-PC lock test</source>
   <translation>双机锁测试</translation>
  </message>
  <message>
   <source>Typed; empty it to share the area out again</source>
   <translation>人工填写；清空后重新分摊</translation>
  </message>
  <message>
   <source>Under review</source>
   <translation>审查</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo all of it</source>
   <translation>全部撤回</translation>
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
   <source>Undo the import</source>
   <translation>撤销导入</translation>
  </message>
  <message>
   <source>Undo the import of {file}? All the {count} rows that it wrote go out of every list, map and figure. They cannot be brought back: you would have to import the file again.</source>
   <translation>撤销 {file} 的导入？导入的 {count} 行将全部退出列表、地图和统计。撤销后不能找回，只能重新导入该文件。</translation>
  </message>
  <message>
   <source>Undo this step</source>
   <translation>撤销这一步</translation>
  </message>
  <message>
   <source>Undo what you saved last on this computer? {what}</source>
   <translation>要撤销您在本机最近保存的一步吗？{what}</translation>
  </message>
  <message>
   <source>Undoing</source>
   <translation>正在撤销</translation>
  </message>
  <message>
   <source>Undoing of the import {file}</source>
   <translation>撤销导入 {file}</translation>
  </message>
  <message>
   <source>Undoing {file}</source>
   <translation>正在撤销 {file}</translation>
  </message>
  <message>
   <source>Undone by {by}, {at}</source>
   <translation>已由 {by} 于 {at} 撤销</translation>
  </message>
  <message>
   <source>Undone: {what}. Both steps stand in the log.</source>
   <translation>已撤销：{what}，两步都留在日志里。</translation>
  </message>
  <message>
   <source>Union of the parcels</source>
   <translation>各宗合并图形</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>地块</translation>
  </message>
  <message>
   <source>Unit no.</source>
   <translation>地块编号</translation>
  </message>
  <message>
   <source>Unit number</source>
   <translation>地块编号</translation>
  </message>
  <message>
   <source>Unit of the detailed plan</source>
   <translation>详细规划单元</translation>
  </message>
  <message>
   <source>Unit of the figure</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>Unit {unit} changed ({area}).</source>
   <translation>地块 {unit} 已修改（{area}）。</translation>
  </message>
  <message>
   <source>Unit {unit} counts no more; it stays with date and reason. This can be undone.</source>
   <translation>地块 {unit} 作废后不再计入，连同日期和原因保留在工作库中，可以撤销。</translation>
  </message>
  <message>
   <source>Unit {unit} is at “{state}” and cannot be changed or retired. Return it to the office check first.</source>
   <translation>地块 {unit} 处于“{state}”，不能修改或作废。请先退回内业核实。</translation>
  </message>
  <message>
   <source>Unit {unit} is at “{state}”: what was checked and published is its land as it is. Return it to “{expected}” first, then change its land.</source>
   <translation>地块 {unit} 处于“{state}”：已核查、公示的是现有范围。请先退回到“{expected}”，再修改范围。</translation>
  </message>
  <message>
   <source>Unit {unit} lies in two of the new units and can go into one only. Make the new units one after the other, or say that the units inside stay beside them.</source>
   <translation>地块 {unit} 同时位于两个新地块内，只能并入其中一个。请逐个新建，或选择保留范围内的原地块。</translation>
  </message>
  <message>
   <source>Unit {unit} made ({area}).</source>
   <translation>已新建地块 {unit}（{area}）。</translation>
  </message>
  <message>
   <source>Unit {unit} retired.</source>
   <translation>地块 {unit} 已作废。</translation>
  </message>
  <message>
   <source>Unit {unit} went back to “{state}”, as nobody has checked or published its new outline.</source>
   <translation>地块 {unit} 已退回到“{state}”，因为新的范围尚未核查、公示。</translation>
  </message>
  <message>
   <source>Unit {unit}, {state}</source>
   <translation>地块 {unit}，{state}</translation>
  </message>
  <message>
   <source>Unit {unit}: parcels computed anew.</source>
   <translation>地块 {unit} 所含宗地已重算。</translation>
  </message>
  <message>
   <source>Units</source>
   <translation>地块（块）</translation>
  </message>
  <message>
   <source>Units (mu)</source>
   <translation>地块面积（亩）</translation>
  </message>
  <message>
   <source>Units and areas by survey area, town and district; xlsx</source>
   <translation>按调查区、镇街、行政区汇总地块和面积，可导出 xlsx</translation>
  </message>
  <message>
   <source>Units as a layer</source>
   <translation>导出地块图层</translation>
  </message>
  <message>
   <source>Units as a layer …</source>
   <translation>导出地块图层…</translation>
  </message>
  <message>
   <source>Units from a layer …</source>
   <translation>由图层生成地块…</translation>
  </message>
  <message>
   <source>Units in total</source>
   <translation>地块汇总</translation>
  </message>
  <message>
   <source>Units in total written: {path}</source>
   <translation>地块汇总已写出：{path}</translation>
  </message>
  <message>
   <source>Units in total …</source>
   <translation>地块汇总…</translation>
  </message>
  <message>
   <source>Units of the detailed plan</source>
   <translation>详细规划单元数</translation>
  </message>
  <message>
   <source>Units overlap by {area} m² in all, which is counted more than once.</source>
   <translation>其中地块相互重叠 {area} m²，重叠部分重复计算。</translation>
  </message>
  <message>
   <source>Units that lie inside</source>
   <translation>范围内已有的地块</translation>
  </message>
  <message>
   <source>Unregistered</source>
   <translation>未登记土地</translation>
  </message>
  <message>
   <source>Untagged only</source>
   <translation>仅未标记</translation>
  </message>
  <message>
   <source>Until then your login name stands beside what you change</source>
   <translation>在此之前，您的修改旁边写的是登录名</translation>
  </message>
  <message>
   <source>Until this is mended nothing can be previewed or merged.</source>
   <translation>改正之前不能预览和办理合并。</translation>
  </message>
  <message>
   <source>Updated in the workspace</source>
   <translation>工作库中更新</translation>
  </message>
  <message>
   <source>Updating the tax per mu</source>
   <translation>正在更新亩均税收</translation>
  </message>
  <message>
   <source>Upgrade</source>
   <translation>升级</translation>
  </message>
  <message>
   <source>Upgrade all the same</source>
   <translation>仍然升级</translation>
  </message>
  <message>
   <source>Upgrade workspace</source>
   <translation>升级工作库</translation>
  </message>
  <message>
   <source>Upgrade workspace …</source>
   <translation>升级工作库…</translation>
  </message>
  <message>
   <source>Upgrade …</source>
   <translation>升级…</translation>
  </message>
  <message>
   <source>Upgraded from version {old} to {new}.</source>
   <translation>已从版本 {old} 升级到版本 {new}。</translation>
  </message>
  <message>
   <source>Upgrading of industrial land</source>
   <translation>工业用地升级改造</translation>
  </message>
  <message>
   <source>Upgrading {file}</source>
   <translation>正在升级 {file}</translation>
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
   <source>Used for</source>
   <translation>采用</translation>
  </message>
  <message>
   <source>Validity</source>
   <translation>有效期</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Value before</source>
   <translation>原值</translation>
  </message>
  <message>
   <source>Values of the new parcel (JSON)</source>
   <translation>新宗地属性（JSON）</translation>
  </message>
  <message>
   <source>Values of {case} saved.</source>
   <translation>{case} 的合并后属性已保存。</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>Version *</source>
   <translation>版本号 *</translation>
  </message>
  <message>
   <source>Version after</source>
   <translation>新版本</translation>
  </message>
  <message>
   <source>Version before</source>
   <translation>原版本</translation>
  </message>
  <message>
   <source>Version in force before it</source>
   <translation>之前的现行版本</translation>
  </message>
  <message>
   <source>Version of the control line</source>
   <translation>工业用地控制线版本</translation>
  </message>
  <message>
   <source>Version {version} approved. Check the parcels against it.</source>
   <translation>版本 {version} 已批准。请据此重新套合宗地。</translation>
  </message>
  <message>
   <source>Version {version} counts as in force, though its approval is not registered: what is imported into it applies at once and is no draft. Give the draft a name of its own.</source>
   <translation>版本 {version} 虽未登记批准，但视为生效：导入其中的内容立即生效，不是草案。请为草案另取名称。</translation>
  </message>
  <message>
   <source>Version {version} ends on {day}, the first day of this one.</source>
   <translation>版本 {version} 自 {day}（本版本生效日）起失效。</translation>
  </message>
  <message>
   <source>Version {version} is a draft: it is in force on no day until its approval is entered.</source>
   <translation>版本 {version} 是草案：录入批准信息前不生效。</translation>
  </message>
  <message>
   <source>Version {version} is in force by its approval and is not changed any more: what was checked rests on it. Bring the change as a new version; it ends this one.</source>
   <translation>版本 {version} 已经批准，不再修改：套合结果以它为依据。如有变化，请作为新版本录入，新版本生效时本版本失效。</translation>
  </message>
  <message>
   <source>Version {version} of the control line is not in force on the date of the map; the map says so.</source>
   <translation>控制线版本 {version} 在编制日期不是现行版本，图上已注明。</translation>
  </message>
  <message>
   <source>Version {version}, on which the case was drawn, is not in force on {on}. Look at the days of the versions.</source>
   <translation>本案所依据的版本“{version}”在 {on} 不是现行版本，请检查各版本的生效、失效日期。</translation>
  </message>
  <message>
   <source>Versions of the control line</source>
   <translation>控制线版本</translation>
  </message>
  <message>
   <source>Versions of the control line …</source>
   <translation>控制线版本…</translation>
  </message>
  <message>
   <source>Versions, adjustments, policy and indicators of the control line; overlays</source>
   <translation>控制线的版本、调整、政策和指标，以及套合分析</translation>
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
   <source>Viewer: looks and exports, changes nothing</source>
   <translation>查看：只看、只导出，不修改</translation>
  </message>
  <message>
   <source>Voucher no.</source>
   <translation>凭证号</translation>
  </message>
  <message>
   <source>Voucher {value} cannot be brought back: approval or ledger are others by now, it would be booked otherwise. Enter the payment again.</source>
   <translation>凭证 {value} 不能恢复：审定金额或拨付台账已有变化，现在入账结果会不同。请重新登记这笔拨付。</translation>
  </message>
  <message>
   <source>Voucher {value} is in the ledger already, of “{project}” on {on}. Look whether this payment was entered before, or correct the number.</source>
   <translation>凭证号 {value} 已登记（“{project}”，{on}）。请核对是否重复登记，或更正凭证号。</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>等待中</translation>
  </message>
  <message>
   <source>Waiting until the other computer has logged the test</source>
   <translation>正在等另一台电脑记录测试结果</translation>
  </message>
  <message>
   <source>Warnings</source>
   <translation>提示代码</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>What</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>What a parcel on this layer shows to people.</source>
   <translation>位于该图层的宗地向经办人显示的提示语。</translation>
  </message>
  <message>
   <source>What applies</source>
   <translation>政策</translation>
  </message>
  <message>
   <source>What becomes of it</source>
   <translation>怎样修改</translation>
  </message>
  <message>
   <source>What belongs to a kept drawing of boundaries ({count} shapes) cannot be read. Its shapes can be copied from the layer into a new drawing.</source>
   <translation>保留的界址绘制（{count} 个图形）所附信息无法读取。可从该图层复制图形，粘贴到新的绘制中。</translation>
  </message>
  <message>
   <source>What colleagues changed since you opened this parcel. Nothing is saved here.</source>
   <translation>您打开此宗地之后，同事所做的修改如下。此窗口只供查看，不保存。</translation>
  </message>
  <message>
   <source>What colleagues changed since you opened this. Nothing is saved here.</source>
   <translation>您打开之后同事所作的改动。这里不保存任何内容。</translation>
  </message>
  <message>
   <source>What comes instead; nothing takes it away</source>
   <translation>替换成；留空表示删去</translation>
  </message>
  <message>
   <source>What comes of it</source>
   <translation>处理</translation>
  </message>
  <message>
   <source>What counts as urban and rural construction land is an example until the office confirms it.</source>
   <translation>城乡建设用地的口径为示例，待本单位确认。</translation>
  </message>
  <message>
   <source>What decides is not there yet: a trial calculation, never counted in totals.</source>
   <translation>关键材料尚缺，仅为试算，不计入任何合计。</translation>
  </message>
  <message>
   <source>What does not agree</source>
   <translation>不一致之处</translation>
  </message>
  <message>
   <source>What entered and left the database by year, with reason; xlsx</source>
   <translation>按年度列出调入、调出、销号及事由；可导出 xlsx</translation>
  </message>
  <message>
   <source>What follows from the sums of the parcels</source>
   <translation>按各宗地合计推算</translation>
  </message>
  <message>
   <source>What holds inside, outside and across the control line, by heading</source>
   <translation>线内、线外、跨线各适用什么政策，按管理事项登记</translation>
  </message>
  <message>
   <source>What if</source>
   <translation>假设</translation>
  </message>
  <message>
   <source>What if …</source>
   <translation>试算…</translation>
  </message>
  <message>
   <source>What if: for internal use only, no result of a calculation</source>
   <translation>假设测算，仅供内部参考，不是测算结果</translation>
  </message>
  <message>
   <source>What if: {case}</source>
   <translation>试算：{case}</translation>
  </message>
  <message>
   <source>What is accepted after {last} gets nothing by this document. What is accepted in time but applied for later needs a decision.</source>
   <translation>{last}之后竣工验收的项目不能按本文件奖补；此前验收、此后申请的须经研究决定。</translation>
  </message>
  <message>
   <source>What is merged</source>
   <translation>合并的宗地</translation>
  </message>
  <message>
   <source>What is missing</source>
   <translation>缺少什么</translation>
  </message>
  <message>
   <source>What is missing ({count}) …</source>
   <translation>缺什么（{count}）…</translation>
  </message>
  <message>
   <source>What is not covered is nowhere wider than 1 m: compare the boundaries.</source>
   <translation>未覆盖部分处处不宽于 1 m，请核对边界。</translation>
  </message>
  <message>
   <source>What is recorded about them stays as it is: {which}.</source>
   <translation>与其有关的登记保持不变：{which}。</translation>
  </message>
  <message>
   <source>What is taken back</source>
   <translation>将撤下的内容</translation>
  </message>
  <message>
   <source>What is written</source>
   <translation>输出内容</translation>
  </message>
  <message>
   <source>What no map gives: a part and a whole of a district and a year, with source and day. The whole city adds up when every district is there.</source>
   <translation>地图上量不出的数据：一个行政区一年的分子和分母，注明来源和时点。各县（市、区）齐全后自动合计全市。</translation>
  </message>
  <message>
   <source>What persons decided, such as {example}.</source>
   <translation>各项条件的人工判断，如 {example}。</translation>
  </message>
  <message>
   <source>What persons judge</source>
   <translation>人工判断</translation>
  </message>
  <message>
   <source>What rests on it</source>
   <translation>依据本条款的内容</translation>
  </message>
  <message>
   <source>What the calculation rests on has changed. Calculate again first.</source>
   <translation>测算所依据的数据已有变化，请先重新测算。</translation>
  </message>
  <message>
   <source>What the city can give: projects take from it in the order of their day</source>
   <translation>市级能安排的金额，按竣工先后依次安排</translation>
  </message>
  <message>
   <source>What the city owes on it, whatever the year</source>
   <translation>市级应补情况（不分年度）</translation>
  </message>
  <message>
   <source>What the document says, word for word</source>
   <translation>按文件原文录入</translation>
  </message>
  <message>
   <source>What the draft would propose; nothing is written</source>
   <translation>看草案会识别出什么，不写入工作库</translation>
  </message>
  <message>
   <source>What the list shows</source>
   <translation>列表中显示的</translation>
  </message>
  <message>
   <source>What the list shows, with the values of then and of now (xlsx)</source>
   <translation>导出列表中显示的宗地，含当时和现在的值（xlsx）</translation>
  </message>
  <message>
   <source>What the map shows</source>
   <translation>当前地图范围</translation>
  </message>
  <message>
   <source>What the step asks for (JSON)</source>
   <translation>该环节要求填写的内容（JSON）</translation>
  </message>
  <message>
   <source>What the step changed could not be read. {why}</source>
   <translation>读不出这一步改了什么。{why}</translation>
  </message>
  <message>
   <source>What the subsidy counts</source>
   <translation>与奖补的关系</translation>
  </message>
  <message>
   <source>What was checked then</source>
   <translation>当时的核对结果</translation>
  </message>
  <message>
   <source>What was done</source>
   <translation>办理记录</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>检查结果</translation>
  </message>
  <message>
   <source>What was paid by year, district and fund; forecast, cap, xlsx</source>
   <translation>按年度、行政区、资金来源汇总已拨付金额；预测、限额、导出 xlsx</translation>
  </message>
  <message>
   <source>What will be booked</source>
   <translation>将登记的台账行</translation>
  </message>
  <message>
   <source>What you decided and entered here is not written yet.</source>
   <translation>这里选定和填写的内容还没有写入。</translation>
  </message>
  <message>
   <source>What you filled in</source>
   <translation>您填的值</translation>
  </message>
  <message>
   <source>What you saved last is computed and is not undone, but computed again: {what}</source>
   <translation>您最近保存的是计算结果，不撤销，重新计算即可：{what}</translation>
  </message>
  <message>
   <source>When</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>When proposed</source>
   <translation>当时的值</translation>
  </message>
  <message>
   <source>When you opened it</source>
   <translation>您打开时</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Where a layer has this field, its areas are told apart by it; without it by the usual ones, such as DLBM; a layer without any is one class.</source>
   <translation>图层有此字段时按它分类；没有时按常用字段（如 DLBM）；都没有时整个图层为一类。</translation>
  </message>
  <message>
   <source>Where is {file} now?</source>
   <translation>{file} 现在在哪里？</translation>
  </message>
  <message>
   <source>Where it gives nothing, empty the field</source>
   <translation>结果为空时清空字段</translation>
  </message>
  <message>
   <source>Where it lies is shown as soon as its CRS is known.</source>
   <translation>确定坐标系后显示落在哪里。</translation>
  </message>
  <message>
   <source>Where the lines differ</source>
   <translation>范围差异</translation>
  </message>
  <message>
   <source>Whether locks work on this share was never tested. Do the two-PC lock test once: it takes two people and two minutes.</source>
   <translation>这个共享盘还没有做过双机锁测试，不知道锁是否有效。请做一次：两个人、两分钟。</translation>
  </message>
  <message>
   <source>Whether the workspace stands where it is safe; two-PC lock test</source>
   <translation>工作库放的位置是否可靠；双机锁测试</translation>
  </message>
  <message>
   <source>Which authority approved the control line? Enter it.</source>
   <translation>控制线由哪个机关批准？请填写批准机关。</translation>
  </message>
  <message>
   <source>Which parcel came of which, when, by what and on what document</source>
   <translation>哪宗由哪宗而来，何时、因何、依据何文</translation>
  </message>
  <message>
   <source>Which parcels a rectangle takes</source>
   <translation>矩形选取哪些宗地</translation>
  </message>
  <message>
   <source>Which parcels change class between two versions</source>
   <translation>两个版本之间哪些宗地类别变化</translation>
  </message>
  <message>
   <source>Which parcels may be chosen</source>
   <translation>可以选哪些宗地</translation>
  </message>
  <message>
   <source>Which workspace is to be restored?</source>
   <translation>要恢复哪个工作库？</translation>
  </message>
  <message>
   <source>While this is written, about {seconds} s, colleagues wait with their saves. Choose a quiet moment, or fewer parcels.</source>
   <translation>写入约需 {seconds} 秒，期间其他同事的保存要等待。请选空闲时间，或分批修改。</translation>
  </message>
  <message>
   <source>While you were editing, a colleague changed the same groups of fields. Nothing has been saved yet. Choose for each group whose values are to stand; a group stays together.</source>
   <translation>您编辑期间，同事修改了相同的字段组。现在还没有保存任何内容。请逐组选择采用谁的值，同一组的字段一起采用。</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>人员</translation>
  </message>
  <message>
   <source>Who changed what of the parcel, when and why; undo and restore</source>
   <translation>谁在何时因何改了这宗地；可撤销、可恢复</translation>
  </message>
  <message>
   <source>Who changed what, when and why; undo steps, see the past</source>
   <translation>谁在何时因何改了什么；可撤销，可看过去的状态</translation>
  </message>
  <message>
   <source>Who does it is missing. Enter your name in Options › Low-use land.</source>
   <translation>缺少经手人。请在“选项 › 低效用地”中填写姓名。</translation>
  </message>
  <message>
   <source>Who gave the reference layer.</source>
   <translation>参考图层的提供单位。</translation>
  </message>
  <message>
   <source>Who gets the money</source>
   <translation>款项付给谁</translation>
  </message>
  <message>
   <source>Who holds the parcel, as the certificate has it. Other holders are added or taken away by the name, under “Edit …”.</source>
   <translation>按权属证书填写宗地的权利人。增减权利人请在“编辑…”中修改权利人名称。</translation>
  </message>
  <message>
   <source>Who is paid</source>
   <translation>奖补对象</translation>
  </message>
  <message>
   <source>Who judges</source>
   <translation>由谁判断</translation>
  </message>
  <message>
   <source>Who signs</source>
   <translation>签名人</translation>
  </message>
  <message>
   <source>Who was there</source>
   <translation>核查人员</translation>
  </message>
  <message>
   <source>Who you are</source>
   <translation>用户</translation>
  </message>
  <message>
   <source>Whole (m²)</source>
   <translation>分母（m²）</translation>
  </message>
  <message>
   <source>Whole standard</source>
   <translation>整套设置</translation>
  </message>
  <message>
   <source>Wholly inside</source>
   <translation>完全在内</translation>
  </message>
  <message>
   <source>Whose</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>为什么</translation>
  </message>
  <message>
   <source>Why *</source>
   <translation>理由 *</translation>
  </message>
  <message>
   <source>Why another area</source>
   <translation>面积不同的理由</translation>
  </message>
  <message>
   <source>Why are the values of {who} in “{groups}” not taken? The reason goes into the log.</source>
   <translation>为什么不采用 {who} 在“{groups}”中的修改？（必填，原因记入日志）</translation>
  </message>
  <message>
   <source>Why it is changed, such as: certificate of 2025 entered</source>
   <translation>为什么修改，例如：按 2025 年换发的证书更正</translation>
  </message>
  <message>
   <source>Why it is entered or changed, such as: approval of 2025 entered</source>
   <translation>录入或修改的原因，如：按 2025 年批复录入</translation>
  </message>
  <message>
   <source>Why it is not needed</source>
   <translation>不适用的理由</translation>
  </message>
  <message>
   <source>Why it is not the calculated amount</source>
   <translation>为什么与测算金额不同</translation>
  </message>
  <message>
   <source>Why it leaves</source>
   <translation>销号情形</translation>
  </message>
  <message>
   <source>Why it was made</source>
   <translation>备份原因</translation>
  </message>
  <message>
   <source>Why nobody has to go there</source>
   <translation>不需外业核查的理由</translation>
  </message>
  <message>
   <source>Why the backup is restored</source>
   <translation>为什么恢复备份</translation>
  </message>
  <message>
   <source>Why the line is adjusted</source>
   <translation>为什么调整控制线</translation>
  </message>
  <message>
   <source>Why the match is wrong (to reject or replace it)</source>
   <translation>匹配有误的原因（否定或改配时填写）</translation>
  </message>
  <message>
   <source>Why the older state is right; it goes into the log</source>
   <translation>写明为什么恢复，记入日志</translation>
  </message>
  <message>
   <source>Why the parts together are another area</source>
   <translation>各部分之和与登记面积不一致的理由</translation>
  </message>
  <message>
   <source>Why, such as “field check of June”; goes into the log</source>
   <translation>为什么修改，如“6 月外业核查”；记入日志</translation>
  </message>
  <message>
   <source>Why, such as: the investor has withdrawn</source>
   <translation>原因，如：投资方退出</translation>
  </message>
  <message>
   <source>Widest gap or overlap t between two parcels that are still neighbours</source>
   <translation>仍算相邻的最大间距或重叠宽度 t</translation>
  </message>
  <message>
   <source>Widest gap or overlap that still counts as a shared boundary.</source>
   <translation>仍算公共边的最大缝隙或重叠宽度。</translation>
  </message>
  <message>
   <source>Width (m)</source>
   <translation>宽度 (m)</translation>
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
   <source>With a workspace: keys of the layers, separated by commas, such as control_line; every registered layer when it is left empty.</source>
   <translation>用工作库时填写：图层键，用逗号分隔，如 control_line；留空则套合全部已登记图层。</translation>
  </message>
  <message>
   <source>With neighbours</source>
   <translation>带上邻宗</translation>
  </message>
  <message>
   <source>With them it lies between {low} and {high}.</source>
   <translation>计入与否，占比在 {low} 与 {high} 之间。</translation>
  </message>
  <message>
   <source>With unregistered land</source>
   <translation>含未登记土地</translation>
  </message>
  <message>
   <source>With&amp;draw the tag</source>
   <translation>撤回标记(&amp;D)</translation>
  </message>
  <message>
   <source>Withdraw</source>
   <translation>撤回标记</translation>
  </message>
  <message>
   <source>Withdraw from these units</source>
   <translation>撤回这些地块的标记</translation>
  </message>
  <message>
   <source>Withdraw the case</source>
   <translation>撤回调整案</translation>
  </message>
  <message>
   <source>Withdraw the claim</source>
   <translation>撤回申请</translation>
  </message>
  <message>
   <source>Withdraw the merge case</source>
   <translation>撤回合并案卷</translation>
  </message>
  <message>
   <source>Withdraw the tag</source>
   <translation>撤回标记</translation>
  </message>
  <message>
   <source>Withdraw these {count} in the same save; the reason names this case</source>
   <translation>同时撤回上述 {count} 个方案，撤回原因写明采用本案</translation>
  </message>
  <message>
   <source>Withdraw …</source>
   <translation>撤回…</translation>
  </message>
  <message>
   <source>Withdrawal</source>
   <translation>撤回</translation>
  </message>
  <message>
   <source>Withdrawn</source>
   <translation>撤回</translation>
  </message>
  <message>
   <source>Withdrawn case</source>
   <translation>撤回</translation>
  </message>
  <message>
   <source>Within the validity</source>
   <translation>在有效期内</translation>
  </message>
  <message>
   <source>Without a number, the row covers at least 95 % of parcel {parcel}. Confirm that it is the same one, or give it a number.</source>
   <translation>该行没有编号，与宗地 {parcel} 重叠 95% 以上；请确认为同一宗地，或补充编号。</translation>
  </message>
  <message>
   <source>Without a planned day, so in no year: {names}. Enter the planned completion.</source>
   <translation>没有计划竣工日期、未计入任何年度：{names}。请填写计划竣工日期。</translation>
  </message>
  <message>
   <source>Without a rule an indicator is shown and not judged. “At least” is compared without rounding. A rule of the office goes before one that ships.</source>
   <translation>没有登记要求的指标只显示、不判断；“不低于”按未取整的数值比较。本单位登记的要求优先于文件自带的要求。</translation>
  </message>
  <message>
   <source>Without a workspace, a layer of parcels needs at least one layer to be laid under it. Choose one or more polygon layers.</source>
   <translation>不用工作库时，宗地图层之下至少要有一个图层。请选择一个或多个面图层。</translation>
  </message>
  <message>
   <source>Without data</source>
   <translation>缺数据时</translation>
  </message>
  <message>
   <source>Without parcel ({count})</source>
   <translation>未匹配宗地（{count}）</translation>
  </message>
  <message>
   <source>Without “{filter}”: {count} parcels</source>
   <translation>去掉“{filter}”后有 {count} 宗</translation>
  </message>
  <message>
   <source>Word and Excel papers of this merge, with map</source>
   <translation>这件合并的 Word 和 Excel 表单，附示意图</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>文件原文</translation>
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
   <source>Workbook with the calculations</source>
   <translation>测算工作簿</translation>
  </message>
  <message>
   <source>Workbook written: {file}</source>
   <translation>已输出工作簿：{file}</translation>
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
   <source>Workspace made</source>
   <translation>新建工作库</translation>
  </message>
  <message>
   <source>Workspace {path} for {district} in {crs}</source>
   <translation>工作库 {path}，行政区 {district}，坐标系 {crs}</translation>
  </message>
  <message>
   <source>Write</source>
   <translation>写入</translation>
  </message>
  <message>
   <source>Write all the same</source>
   <translation>仍要写入</translation>
  </message>
  <message>
   <source>Write findings</source>
   <translation>导出检查清单</translation>
  </message>
  <message>
   <source>Write in the opinion what is different there.</source>
   <translation>请在意见中写明与内业不一致之处。</translation>
  </message>
  <message>
   <source>Write in the remark why “{title}” is not needed.</source>
   <translation>请在备注中写明为何不需要“{title}”。</translation>
  </message>
  <message>
   <source>Write into workspace</source>
   <translation>写入工作库</translation>
  </message>
  <message>
   <source>Write letter and list</source>
   <translation>导出函和清单</translation>
  </message>
  <message>
   <source>Write list …</source>
   <translation>导出清单…</translation>
  </message>
  <message>
   <source>Write parcels as an Excel table that is filled in and read back</source>
   <translation>把宗地导出为 Excel 表，修改后再读回</translation>
  </message>
  <message>
   <source>Write survey units into an Excel template of your office</source>
   <translation>把地块填入本单位的 Excel 模板</translation>
  </message>
  <message>
   <source>Write survey units with the fields of the survey list as GeoPackage or SHP</source>
   <translation>按调查字段把地块导出为 GeoPackage 或 SHP</translation>
  </message>
  <message>
   <source>Write the comparison</source>
   <translation>写出对比表</translation>
  </message>
  <message>
   <source>Write the figures of the workspace as xlsx</source>
   <translation>把工作库的统计数写成 xlsx</translation>
  </message>
  <message>
   <source>Write the indicators</source>
   <translation>导出指标</translation>
  </message>
  <message>
   <source>Write the ledger</source>
   <translation>导出调整台账</translation>
  </message>
  <message>
   <source>Write the ledger of changes</source>
   <translation>导出变更台账</translation>
  </message>
  <message>
   <source>Write the overlays</source>
   <translation>写出套合结果</translation>
  </message>
  <message>
   <source>Write the sheet</source>
   <translation>导出审批表</translation>
  </message>
  <message>
   <source>Write the subsidy ledger</source>
   <translation>导出奖补台账</translation>
  </message>
  <message>
   <source>Write the text as a TOML file</source>
   <translation>把全文写成 TOML 文件</translation>
  </message>
  <message>
   <source>Write the units in total</source>
   <translation>写出地块汇总</translation>
  </message>
  <message>
   <source>Write who prepares the letter.</source>
   <translation>请填写经办人。</translation>
  </message>
  <message>
   <source>Write why the letter is taken out.</source>
   <translation>请填写移除原因。</translation>
  </message>
  <message>
   <source>Write why the match is wrong, then reject it.</source>
   <translation>请先填写匹配有误的原因，再否定。</translation>
  </message>
  <message>
   <source>Write why the money is taken back.</source>
   <translation>请写明冲销或追回的事由。</translation>
  </message>
  <message>
   <source>Write why: it stands in the record of the claim.</source>
   <translation>请写明理由，办理记录中会保留。</translation>
  </message>
  <message>
   <source>Write xlsx …</source>
   <translation>导出 xlsx…</translation>
  </message>
  <message>
   <source>Write years such as 2022、2023.</source>
   <translation>请填写年度，如 2022、2023。</translation>
  </message>
  <message>
   <source>Write {count} parcels</source>
   <translation>写入 {count} 宗</translation>
  </message>
  <message>
   <source>Writes sheets and summaries of survey units, fills your own template, or writes the papers of merges.</source>
   <translation>输出地块的认定表和汇总表，填写自有模板，或输出宗地合并的表单。</translation>
  </message>
  <message>
   <source>Writes what the menu Survey writes: unit_sheets, a page of A4 a survey unit with cells to sign; summary_docx and summary_xlsx, the units by district, town and category; template, the units in an Excel template of your office; layer, the units with the fields of the survey list.

All figures come from one state of the workspace. What is missing is printed as such. A file that rests on an example standard says so on every page. Without district and batch, all units that are tagged low-efficiency are written.

The headings of a template are recognised by title, field name and further names; name others as JSON, such as {{"大小": "MJ"}}. The template itself is never changed.

Of merges: merge_application, merge_review and merge_comparison as Word files with map, a merge after the other; merge_comparison_xlsx and merge_exchange (tables hb, hb_cy, hb_jc) as Excel files. Name merges by their numbers; without, all of the district are written.

lineage_table lists which parcel came of which, by what change, when and on what document, as an Excel file: of the district, or of the line of descent of one parcel.</source>
   <translation>与“调查”菜单输出的相同：unit_sheets 为认定表，每个地块一页 A4，含签章栏；summary_docx、summary_xlsx 为汇总表，按县（市、区）、镇（街道）和低效类型汇总；template 把地块填入本单位的 Excel 模板；layer 按调查字段导出图层。

全部数字取自工作库的同一时刻，缺少的写“待补充”。依据示例标准的，每页注明。不填行政区和批次时，输出全部已标记低效的地块。

模板的表头按名称、字段名和别名识别，其余可用 JSON 写明，如 {{"大小": "MJ"}}。模板本身不会被改动。

宗地合并：merge_application 申请表、merge_review 审查表、merge_comparison 合并前后对照表为 Word 文件，附示意图，每件另起一页；merge_comparison_xlsx 前后对照表和 merge_exchange 交换表（hb、hb_cy、hb_jc）为 Excel 文件。可指定合并编号；不指定的，输出该县（市、区）的全部合并。

lineage_table 以 Excel 列出宗地的来龙去脉：哪宗由哪宗而来、类型、日期、文号、经办人、面积；可按行政区，或按一宗地的沿革。</translation>
  </message>
  <message>
   <source>Writing boundaries</source>
   <translation>正在写入界线</translation>
  </message>
  <message>
   <source>Writing findings</source>
   <translation>正在写出检查清单</translation>
  </message>
  <message>
   <source>Writing the adjustment ledger</source>
   <translation>正在写出调整台账</translation>
  </message>
  <message>
   <source>Writing the comparison</source>
   <translation>正在写出对比表</translation>
  </message>
  <message>
   <source>Writing the indicators</source>
   <translation>正在导出指标</translation>
  </message>
  <message>
   <source>Writing the ledger of changes</source>
   <translation>正在写出变更台账</translation>
  </message>
  <message>
   <source>Writing the letter</source>
   <translation>正在导出函</translation>
  </message>
  <message>
   <source>Writing the list</source>
   <translation>正在写入列表</translation>
  </message>
  <message>
   <source>Writing the overlays</source>
   <translation>正在写出套合结果</translation>
  </message>
  <message>
   <source>Writing the parcels as of then</source>
   <translation>正在导出当时的宗地列表</translation>
  </message>
  <message>
   <source>Writing the sheet of the case</source>
   <translation>正在写出审批表</translation>
  </message>
  <message>
   <source>Writing the subsidy ledger</source>
   <translation>正在导出奖补台账</translation>
  </message>
  <message>
   <source>Writing the units in total</source>
   <translation>写出地块汇总</translation>
  </message>
  <message>
   <source>Writing {count} parcels</source>
   <translation>正在写入 {count} 宗</translation>
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
   <source>Writing …</source>
   <translation>正在写入……</translation>
  </message>
  <message>
   <source>Written into the workspace: {what}.</source>
   <translation>已写入工作库：{what}。</translation>
  </message>
  <message>
   <source>Written with the template of your office.</source>
   <translation>按本单位的模板写成。</translation>
  </message>
  <message>
   <source>Written: {file}</source>
   <translation>已写出：{file}</translation>
  </message>
  <message>
   <source>Written: {path}</source>
   <translation>已写出：{path}</translation>
  </message>
  <message>
   <source>Xinhui</source>
   <translation>新会区</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年度</translation>
  </message>
  <message>
   <source>Year *</source>
   <translation>年度 *</translation>
  </message>
  <message>
   <source>Year of the figures</source>
   <translation>数据年度</translation>
  </message>
  <message>
   <source>Yearly figures</source>
   <translation>年度数据</translation>
  </message>
  <message>
   <source>Years</source>
   <translation>年度</translation>
  </message>
  <message>
   <source>Years (纳税所属期)</source>
   <translation>纳税所属期（年度）</translation>
  </message>
  <message>
   <source>You are at work: {purpose}, until {time}</source>
   <translation>您正在{purpose}，至 {time}</translation>
  </message>
  <message>
   <source>You changed “{groups}” too: your entries stay, and saving asks whose values stand.</source>
   <translation>“{groups}”您也改了：您填的值仍保留，保存时请选择采用谁的值。其余字段已载入现值。</translation>
  </message>
  <message>
   <source>You saved nothing here that could be undone.</source>
   <translation>您在本机没有可以撤销的保存。</translation>
  </message>
  <message>
   <source>You stopped waiting: nothing was saved, your entries are still here.</source>
   <translation>已停止等待：没有保存任何内容，填写的内容还在。</translation>
  </message>
  <message>
   <source>Your colleague is told, and what he has not saved yet is not lost: if both of you save, the plugin asks whose values stand. The taking over and its reason stand in the log.</source>
   <translation>系统会告知对方，对方尚未保存的内容不会丢失：如果两人都保存，会询问以谁的值为准。接手及原因记入日志。</translation>
  </message>
  <message>
   <source>Your drawing of boundaries is not written into the workspace.</source>
   <translation>界线改动尚未写入工作库。</translation>
  </message>
  <message>
   <source>Your file is kept beside, under another name</source>
   <translation>本单位的文件改名保留在原处</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>姓名</translation>
  </message>
  <message>
   <source>Your name is missing: it stands beside every confirmation. Enter it in the options.</source>
   <translation>缺少您的姓名：每次确认都会记下确认人。请在选项中填写。</translation>
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
   <source>Your role</source>
   <translation>您的角色</translation>
  </message>
  <message>
   <source>Your role is “viewer”: it changes nothing. The role is set in Options › Low-use land.</source>
   <translation>您的角色是“查看”，不能修改。角色在 选项 › 低效用地 中设置。</translation>
  </message>
  <message>
   <source>Your role is “{role}”: it changes nothing. The role is set in Options › Low-use land.</source>
   <translation>您的角色是“{role}”，不能修改。角色在 选项 › 低效用地 中设置。</translation>
  </message>
  <message>
   <source>Your role is “{role}”; this needs “{expected}”. The role is set in Options › Low-use land.</source>
   <translation>您的角色是“{role}”，此操作需要“{expected}”。角色在 选项 › 低效用地 中设置。</translation>
  </message>
  <message>
   <source>Your role is “{role}”; this needs “{needed}”. The role is set in Options › Low-use land.</source>
   <translation>您的角色是“{role}”，此项需要“{needed}”。角色在 选项 › 低效用地 中设置。</translation>
  </message>
  <message>
   <source>Zoom</source>
   <translation>缩放至</translation>
  </message>
  <message>
   <source>Zoom to</source>
   <translation>缩放到</translation>
  </message>
  <message>
   <source>[example]</source>
   <translation>〔示例〕</translation>
  </message>
  <message>
   <source>a block that enters touches no part of the line</source>
   <translation>有调入区块与控制线不相连</translation>
  </message>
  <message>
   <source>a colleague changed this meanwhile; ↺ shows that value</source>
   <translation>同事刚改过这一项；点 ↺ 看同事填的值</translation>
  </message>
  <message>
   <source>a day such as 2025-06-30</source>
   <translation>日期，如 2025-06-30</translation>
  </message>
  <message>
   <source>a filing</source>
   <translation>报送</translation>
  </message>
  <message>
   <source>a hit: {limit}</source>
   <translation>标准：{limit}</translation>
  </message>
  <message>
   <source>a list in square brackets</source>
   <translation>方括号中的列表</translation>
  </message>
  <message>
   <source>a list of texts, each in quotation marks</source>
   <translation>文字的列表，每项带引号</translation>
  </message>
  <message>
   <source>a list that is not empty</source>
   <translation>不为空的列表</translation>
  </message>
  <message>
   <source>a merge that goes on</source>
   <translation>未办结的合并</translation>
  </message>
  <message>
   <source>a name inside leads out of it:</source>
   <translation>里面的文件名指向压缩包以外：</translation>
  </message>
  <message>
   <source>a number in quotation marks, such as "1.5"</source>
   <translation>带引号的数，如 "1.5"</translation>
  </message>
  <message>
   <source>a number such as 1.5 or 1/3 was expected</source>
   <translation>应为数字，如 1.5 或 1/3</translation>
  </message>
  <message>
   <source>a number such as 1234.5</source>
   <translation>数字，如 1234.5</translation>
  </message>
  <message>
   <source>a parcel</source>
   <translation>宗地</translation>
  </message>
  <message>
   <source>a parcel in it counts no more (merged or retired)</source>
   <translation>所含宗地已合并或注销</translation>
  </message>
  <message>
   <source>a part of its own, with its name in square brackets</source>
   <translation>单独的一段，段名写在方括号中</translation>
  </message>
  <message>
   <source>a part of the line is below the least size</source>
   <translation>有连片低于最小规模</translation>
  </message>
  <message>
   <source>a person decides</source>
   <translation>待人工确认</translation>
  </message>
  <message>
   <source>a person has to judge, with the reason</source>
   <translation>须人工判断并写明理由</translation>
  </message>
  <message>
   <source>a person judged against it</source>
   <translation>人工判断不符合</translation>
  </message>
  <message>
   <source>a project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>a save in it is under way or was broken off</source>
   <translation>其中有一次保存正在进行或中途断开</translation>
  </message>
  <message>
   <source>a sliver of {area} on the other side is neglected</source>
   <translation>另一侧有 {area} 的细部，可忽略</translation>
  </message>
  <message>
   <source>a tag</source>
   <translation>低效标记</translation>
  </message>
  <message>
   <source>a unit that is not exactly this parcel</source>
   <translation>地块与本宗不完全一致</translation>
  </message>
  <message>
   <source>a whole number</source>
   <translation>整数</translation>
  </message>
  <message>
   <source>above</source>
   <translation>高于</translation>
  </message>
  <message>
   <source>above {limit}</source>
   <translation>高于 {limit}</translation>
  </message>
  <message>
   <source>acceptance</source>
   <translation>受理</translation>
  </message>
  <message>
   <source>across 112°30′E, the border of zones, cannot be merged</source>
   <translation>跨 112°30′E 分带线，不能合并</translation>
  </message>
  <message>
   <source>across a boundary</source>
   <translation>跨园区边界</translation>
  </message>
  <message>
   <source>across the border of districts, cannot be merged</source>
   <translation>跨行政区界线，不能合并</translation>
  </message>
  <message>
   <source>across, a strip under 1 m</source>
   <translation>跨边界，宽不足 1 m</translation>
  </message>
  <message>
   <source>added</source>
   <translation>批量新增</translation>
  </message>
  <message>
   <source>added {parcels}</source>
   <translation>加入 {parcels}</translation>
  </message>
  <message>
   <source>adjustment</source>
   <translation>调整机制</translation>
  </message>
  <message>
   <source>adopted</source>
   <translation>已采用</translation>
  </message>
  <message>
   <source>after the day</source>
   <translation>晚于</translation>
  </message>
  <message>
   <source>against {area}</source>
   <translation>较{area}</translation>
  </message>
  <message>
   <source>agreed day of the start</source>
   <translation>约定开工日期</translation>
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
   <source>agreement by the county or with its consent</source>
   <translation>协议由县级政府签订或经其同意</translation>
  </message>
  <message>
   <source>agrees</source>
   <translation>同意</translation>
  </message>
  <message>
   <source>agrees with {count} backups</source>
   <translation>与 {count} 份备份衔接</translation>
  </message>
  <message>
   <source>all</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>all conditions hold</source>
   <translation>全部条件满足</translation>
  </message>
  <message>
   <source>all enterprises with land in the district</source>
   <translation>在本县（市、区）有用地的全部企业</translation>
  </message>
  <message>
   <source>all industrial land</source>
   <translation>全部工业用地</translation>
  </message>
  <message>
   <source>all land</source>
   <translation>全部用地</translation>
  </message>
  <message>
   <source>all received</source>
   <translation>已全部到账</translation>
  </message>
  <message>
   <source>all rules must hit</source>
   <translation>全部命中才为疑似</translation>
  </message>
  <message>
   <source>among the parcels of the workspace</source>
   <translation>在已有宗地范围内</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>另有 {count} 个</translation>
  </message>
  <message>
   <source>and {count} more; Ctrl+C in the table copies all</source>
   <translation>另有 {count} 条；在表中按 Ctrl+C 可全部复制</translation>
  </message>
  <message>
   <source>and {count} older saves</source>
   <translation>以及更早的 {count} 次保存</translation>
  </message>
  <message>
   <source>and {quantity}</source>
   <translation>且 {quantity}</translation>
  </message>
  <message>
   <source>another basis of the land area</source>
   <translation>换用其他土地面积口径</translation>
  </message>
  <message>
   <source>another district than in the layer of districts, look at it</source>
   <translation>所在行政区与行政区图层不符，须核对</translation>
  </message>
  <message>
   <source>another district, cannot be merged</source>
   <translation>分属两个以上县（市、区），不能合并</translation>
  </message>
  <message>
   <source>another entry in the register has to be settled</source>
   <translation>有其他登记，须先处理</translation>
  </message>
  <message>
   <source>another holder</source>
   <translation>权利人不同</translation>
  </message>
  <message>
   <source>another kind of co-ownership</source>
   <translation>共有方式不同</translation>
  </message>
  <message>
   <source>another program uses it</source>
   <translation>正被其他程序使用</translation>
  </message>
  <message>
   <source>another right nature</source>
   <translation>权利性质不同</translation>
  </message>
  <message>
   <source>another rule has it already</source>
   <translation>另一条规则已用</translation>
  </message>
  <message>
   <source>another unit of the detailed plan</source>
   <translation>不在同一详细规划单元</translation>
  </message>
  <message>
   <source>another use</source>
   <translation>用途不同</translation>
  </message>
  <message>
   <source>another version of the control line</source>
   <translation>控制线版本已更换</translation>
  </message>
  <message>
   <source>another version of the line is in force: to be reviewed</source>
   <translation>现行控制线已是另一版：待复核</translation>
  </message>
  <message>
   <source>any further kind</source>
   <translation>有兼有类型</translation>
  </message>
  <message>
   <source>approved {amount} ({document})</source>
   <translation>审定 {amount}（{document}）</translation>
  </message>
  <message>
   <source>area</source>
   <translation>面积</translation>
  </message>
  <message>
   <source>area missing</source>
   <translation>面积待补充</translation>
  </message>
  <message>
   <source>area of the block</source>
   <translation>区块面积</translation>
  </message>
  <message>
   <source>area of the boundary</source>
   <translation>图形面积</translation>
  </message>
  <message>
   <source>as entered</source>
   <translation>已填写</translation>
  </message>
  <message>
   <source>as it is now</source>
   <translation>与现在相同</translation>
  </message>
  <message>
   <source>as last time</source>
   <translation>沿用上次</translation>
  </message>
  <message>
   <source>as much enters as leaves</source>
   <translation>平衡（调入不少于调出）</translation>
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
   <source>as the pack says</source>
   <translation>按政策包</translation>
  </message>
  <message>
   <source>as {state} by {who}</source>
   <translation>{who}按{state}处理</translation>
  </message>
  <message>
   <source>asked {days} days ago, at most {most}</source>
   <translation>距今 {days} 天，最长 {most} 天</translation>
  </message>
  <message>
   <source>at least</source>
   <translation>不低于</translation>
  </message>
  <message>
   <source>at least one rule must speak for low efficiency</source>
   <translation>至少有一条规则的用途为低效用地</translation>
  </message>
  <message>
   <source>at most</source>
   <translation>不高于</translation>
  </message>
  <message>
   <source>balance {area}</source>
   <translation>净增 {area}</translation>
  </message>
  <message>
   <source>basis of a tag</source>
   <translation>标记依据</translation>
  </message>
  <message>
   <source>batch {batch}</source>
   <translation>批次 {batch}</translation>
  </message>
  <message>
   <source>became</source>
   <translation>变更为</translation>
  </message>
  <message>
   <source>because: {reason}</source>
   <translation>原因：{reason}</translation>
  </message>
  <message>
   <source>becomes</source>
   <translation>改为</translation>
  </message>
  <message>
   <source>before an import</source>
   <translation>导入前自动备份</translation>
  </message>
  <message>
   <source>before the day</source>
   <translation>早于</translation>
  </message>
  <message>
   <source>before the first save of the day</source>
   <translation>每日首次保存前自动备份</translation>
  </message>
  <message>
   <source>before: {event}</source>
   <translation>之前：{event}</translation>
  </message>
  <message>
   <source>before: {state}</source>
   <translation>曾{state}</translation>
  </message>
  <message>
   <source>below</source>
   <translation>低于</translation>
  </message>
  <message>
   <source>below {limit}</source>
   <translation>低于 {limit}</translation>
  </message>
  <message>
   <source>beside it</source>
   <translation>同时分出</translation>
  </message>
  <message>
   <source>block {number}</source>
   <translation>第 {number} 块</translation>
  </message>
  <message>
   <source>boundaries do not meet closely enough to merge</source>
   <translation>界线不严密，不能合并</translation>
  </message>
  <message>
   <source>boundaries laid on each other</source>
   <translation>界线对齐</translation>
  </message>
  <message>
   <source>boundaries moved by {metres} m at most</source>
   <translation>界线最多移动 {metres} m</translation>
  </message>
  <message>
   <source>boundary</source>
   <translation>界址</translation>
  </message>
  <message>
   <source>boundary (area {before} → {after} m²)</source>
   <translation>界址（面积 {before} → {after} m²）</translation>
  </message>
  <message>
   <source>boundary changed</source>
   <translation>界线已改</translation>
  </message>
  <message>
   <source>boundary error</source>
   <translation>边界误差</translation>
  </message>
  <message>
   <source>boundary error: nowhere wider than {width} m</source>
   <translation>边界误差：窄条最宽处不超过 {width} m</translation>
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
   <source>building has begun</source>
   <translation>已动工开发</translation>
  </message>
  <message>
   <source>building stopped since</source>
   <translation>中止开发起始日期</translation>
  </message>
  <message>
   <source>built and in use</source>
   <translation>已建成使用</translation>
  </message>
  <message>
   <source>built and in use since</source>
   <translation>建成使用日期</translation>
  </message>
  <message>
   <source>by contents, please check</source>
   <translation>按内容判断，请核对</translation>
  </message>
  <message>
   <source>by expression</source>
   <translation>用表达式计算</translation>
  </message>
  <message>
   <source>by name only</source>
   <translation>按名称</translation>
  </message>
  <message>
   <source>by {how}</source>
   <translation>按{how}匹配</translation>
  </message>
  <message>
   <source>calculation</source>
   <translation>奖补测算</translation>
  </message>
  <message>
   <source>came from</source>
   <translation>来自</translation>
  </message>
  <message>
   <source>case without a name</source>
   <translation>未命名的调整案</translation>
  </message>
  <message>
   <source>cause of lying idle</source>
   <translation>闲置原因</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>修正</translation>
  </message>
  <message>
   <source>changed by {who} at {time}</source>
   <translation>已被{who}于 {time} 修改</translation>
  </message>
  <message>
   <source>changed since</source>
   <translation>之后有变化</translation>
  </message>
  <message>
   <source>checked on {day}</source>
   <translation>核对于 {day}</translation>
  </message>
  <message>
   <source>choose at least one</source>
   <translation>至少选一项</translation>
  </message>
  <message>
   <source>chosen</source>
   <translation>人工选择</translation>
  </message>
  <message>
   <source>chosen parcels only</source>
   <translation>仅部分宗地</translation>
  </message>
  <message>
   <source>city gives {city}, district bears {district}</source>
   <translation>市级补助 {city}，区级负担 {district}</translation>
  </message>
  <message>
   <source>city subsidy due {amount}</source>
   <translation>市级应补 {amount}</translation>
  </message>
  <message>
   <source>city {city} : district {district}</source>
   <translation>市级 {city} : 区级 {district}</translation>
  </message>
  <message>
   <source>clerk</source>
   <translation>经办</translation>
  </message>
  <message>
   <source>closed within the tolerance</source>
   <translation>在容差内，已对齐</translation>
  </message>
  <message>
   <source>closing error</source>
   <translation>闭合差</translation>
  </message>
  <message>
   <source>code or words, such as 0601</source>
   <translation>代码或名称，如 0601</translation>
  </message>
  <message>
   <source>colleagues' changes of other fields of {count} parcels stay</source>
   <translation>{count} 宗中同事改过的其他字段保留</translation>
  </message>
  <message>
   <source>comes with the plugin</source>
   <translation>随插件提供</translation>
  </message>
  <message>
   <source>computed</source>
   <translation>计算</translation>
  </message>
  <message>
   <source>conditions of use are missing</source>
   <translation>缺少使用条件</translation>
  </message>
  <message>
   <source>conditions of use differ, a person has to judge</source>
   <translation>使用条件不同，须人工判断</translation>
  </message>
  <message>
   <source>conditions of use that no parcel states</source>
   <translation>各宗地均未填写的使用条件</translation>
  </message>
  <message>
   <source>control line,overlay,inside,outside,crossing,industrial</source>
   <translation>控制线,套合,线内,线外,跨线,工业用地</translation>
  </message>
  <message>
   <source>control line,version,compare,difference,flip</source>
   <translation>控制线,版本,对比,差异,类别变化</translation>
  </message>
  <message>
   <source>control-line check</source>
   <translation>控制线套合</translation>
  </message>
  <message>
   <source>conversion and acquisition approved</source>
   <translation>农转用和征收手续已办理</translation>
  </message>
  <message>
   <source>correction of the area</source>
   <translation>平差数</translation>
  </message>
  <message>
   <source>could not be reached</source>
   <translation>无法到达</translation>
  </message>
  <message>
   <source>crossing</source>
   <translation>跨线</translation>
  </message>
  <message>
   <source>current</source>
   <translation>现势</translation>
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
   <source>data missing {count}</source>
   <translation>待补充 {count} 宗</translation>
  </message>
  <message>
   <source>data of a rule</source>
   <translation>规则所需数据（待补充）</translation>
  </message>
  <message>
   <source>data of {day}</source>
   <translation>数据时点 {day}</translation>
  </message>
  <message>
   <source>day not stated</source>
   <translation>未注明数据时点</translation>
  </message>
  <message>
   <source>day of the investment agreement</source>
   <translation>投资协议签订日期</translation>
  </message>
  <message>
   <source>day of the seizure query lies in the future</source>
   <translation>查封查询日期晚于今天</translation>
  </message>
  <message>
   <source>day of the start</source>
   <translation>实际开工日期</translation>
  </message>
  <message>
   <source>delineation standards</source>
   <translation>划定标准</translation>
  </message>
  <message>
   <source>differentiated policy</source>
   <translation>差异化政策</translation>
  </message>
  <message>
   <source>differs</source>
   <translation>不一致</translation>
  </message>
  <message>
   <source>differs: the earliest</source>
   <translation>不一致，取最早</translation>
  </message>
  <message>
   <source>differs: the graver one</source>
   <translation>不一致，取较重</translation>
  </message>
  <message>
   <source>dissolved</source>
   <translation>合并图形</translation>
  </message>
  <message>
   <source>district</source>
   <translation>行政区</translation>
  </message>
  <message>
   <source>district missing</source>
   <translation>行政区缺</translation>
  </message>
  <message>
   <source>districts' own {amount}</source>
   <translation>区级自行奖补 {amount}</translation>
  </message>
  <message>
   <source>document</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>does not agree</source>
   <translation>不同意</translation>
  </message>
  <message>
   <source>does not apply to {what}</source>
   <translation>不适用于{what}</translation>
  </message>
  <message>
   <source>does not hold any more: calculate again</source>
   <translation>已失效，请重新测算</translation>
  </message>
  <message>
   <source>done</source>
   <translation>已办</translation>
  </message>
  <message>
   <source>draft</source>
   <translation>草案</translation>
  </message>
  <message>
   <source>drawn</source>
   <translation>图形</translation>
  </message>
  <message>
   <source>drawn on the map</source>
   <translation>在地图上绘制</translation>
  </message>
  <message>
   <source>drawn otherwise than registered</source>
   <translation>图形与登记之差</translation>
  </message>
  <message>
   <source>drawn {area}</source>
   <translation>图形 {area}</translation>
  </message>
  <message>
   <source>drawn {share} against registered</source>
   <translation>图形面积与登记面积相差 {share}</translation>
  </message>
  <message>
   <source>drawn, plane</source>
   <translation>图形平面</translation>
  </message>
  <message>
   <source>due, not paid</source>
   <translation>已到期未付</translation>
  </message>
  <message>
   <source>edited</source>
   <translation>修改</translation>
  </message>
  <message>
   <source>editing</source>
   <translation>编辑</translation>
  </message>
  <message>
   <source>editing boundaries</source>
   <translation>编辑边界</translation>
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
   <source>emptied on all</source>
   <translation>全部清空</translation>
  </message>
  <message>
   <source>encoding</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>end of the version before</source>
   <translation>之前版本的失效</translation>
  </message>
  <message>
   <source>end that case</source>
   <translation>请先终结该案卷</translation>
  </message>
  <message>
   <source>ends on the first day of this one</source>
   <translation>自本版本生效之日起失效</translation>
  </message>
  <message>
   <source>enter one without blanks, colons and strokes</source>
   <translation>请填写，不含空格、冒号和竖线</translation>
  </message>
  <message>
   <source>entered</source>
   <translation>调入</translation>
  </message>
  <message>
   <source>entered, not paid yet</source>
   <translation>已登记，尚未拨付</translation>
  </message>
  <message>
   <source>enterprise listed as dishonest</source>
   <translation>严重违法失信企业</translation>
  </message>
  <message>
   <source>enters</source>
   <translation>调入</translation>
  </message>
  <message>
   <source>evaluation</source>
   <translation>动态评估</translation>
  </message>
  <message>
   <source>every district and the whole</source>
   <translation>各行政区和全市</translation>
  </message>
  <message>
   <source>every level</source>
   <translation>全部级别</translation>
  </message>
  <message>
   <source>every parcel</source>
   <translation>全部宗地</translation>
  </message>
  <message>
   <source>example</source>
   <translation>示例</translation>
  </message>
  <message>
   <source>example line, for training only</source>
   <translation>示例控制线，仅供演练</translation>
  </message>
  <message>
   <source>example rule, for training only</source>
   <translation>规则为示例，仅供演练</translation>
  </message>
  <message>
   <source>example, for training only</source>
   <translation>示例，仅供演练</translation>
  </message>
  <message>
   <source>excluded</source>
   <translation>不适用</translation>
  </message>
  <message>
   <source>exempt</source>
   <translation>豁免</translation>
  </message>
  <message>
   <source>fails</source>
   <translation>不符合</translation>
  </message>
  <message>
   <source>field of the name</source>
   <translation>企业名称字段</translation>
  </message>
  <message>
   <source>figures of no document</source>
   <translation>自定参数，无文件依据</translation>
  </message>
  <message>
   <source>figures typed in</source>
   <translation>登记的统计数据</translation>
  </message>
  <message>
   <source>filing</source>
   <translation>报送</translation>
  </message>
  <message>
   <source>flagged on the day</source>
   <translation>当日需人工确认</translation>
  </message>
  <message>
   <source>floor area measured anew, within its tolerance</source>
   <translation>建筑面积重测（允差内）</translation>
  </message>
  <message>
   <source>floor area ratio</source>
   <translation>现状容积率</translation>
  </message>
  <message>
   <source>floor area ratio {far}</source>
   <translation>容积率 {far}</translation>
  </message>
  <message>
   <source>follows from the new outline</source>
   <translation>按合并后图形量算</translation>
  </message>
  <message>
   <source>for comparison only</source>
   <translation>仅供对照</translation>
  </message>
  <message>
   <source>from a file of boundary points</source>
   <translation>取自界址点文件</translation>
  </message>
  <message>
   <source>from {begins}</source>
   <translation>自 {begins} 起</translation>
  </message>
  <message>
   <source>from {first}</source>
   <translation>自 {first} 起</translation>
  </message>
  <message>
   <source>from {start}</source>
   <translation>{start} 起</translation>
  </message>
  <message>
   <source>from {start}, no more from {end}</source>
   <translation>{start} 起，{end} 失效</translation>
  </message>
  <message>
   <source>full years</source>
   <translation>年</translation>
  </message>
  <message>
   <source>gap</source>
   <translation>缝隙</translation>
  </message>
  <message>
   <source>gaps and overlaps (M-2)</source>
   <translation>缝隙和重叠（M-2）</translation>
  </message>
  <message>
   <source>gaps {m2} m²</source>
   <translation>缝隙 {m2} m²</translation>
  </message>
  <message>
   <source>given anew</source>
   <translation>重新编号</translation>
  </message>
  <message>
   <source>good</source>
   <translation>正常</translation>
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
   <source>history</source>
   <translation>历史</translation>
  </message>
  <message>
   <source>hit</source>
   <translation>命中</translation>
  </message>
  <message>
   <source>holder</source>
   <translation>权利人</translation>
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
   <source>id number in doubt</source>
   <translation>证件号存疑</translation>
  </message>
  <message>
   <source>identification, order of the rule set</source>
   <translation>低效认定（按标准的口径顺序）</translation>
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
   <source>imported {day}</source>
   <translation>{day}导入</translation>
  </message>
  <message>
   <source>in a case</source>
   <translation>办理中</translation>
  </message>
  <message>
   <source>in another 3-degree zone, cannot be merged</source>
   <translation>位于不同的 3 度带，不能合并</translation>
  </message>
  <message>
   <source>in force</source>
   <translation>在用</translation>
  </message>
  <message>
   <source>in force again</source>
   <translation>恢复有效</translation>
  </message>
  <message>
   <source>in proportion to the drawn areas</source>
   <translation>按图形面积比例</translation>
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
   <source>in {case}: {state}</source>
   <translation>已列入 {case}：{state}</translation>
  </message>
  <message>
   <source>incentives</source>
   <translation>鼓励措施</translation>
  </message>
  <message>
   <source>industrial construction land</source>
   <translation>工业建设用地</translation>
  </message>
  <message>
   <source>industrial land in the block</source>
   <translation>区块内工业用地</translation>
  </message>
  <message>
   <source>industrial land inside the line</source>
   <translation>线内工业用地</translation>
  </message>
  <message>
   <source>industrial land sold</source>
   <translation>出让工业用地面积</translation>
  </message>
  <message>
   <source>industry not recorded: counted as not exempt</source>
   <translation>行业不详，按不豁免判定</translation>
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
   <source>intensive use (M-10)</source>
   <translation>节约集约（M-10）</translation>
  </message>
  <message>
   <source>investment against the contract</source>
   <translation>投资强度占合同约定</translation>
  </message>
  <message>
   <source>investment per mu</source>
   <translation>投资强度</translation>
  </message>
  <message>
   <source>it holds too many files</source>
   <translation>里面的文件太多</translation>
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
   <source>it is not stated who applies</source>
   <translation>未填写申请人</translation>
  </message>
  <message>
   <source>it is packed in an unusual way:</source>
   <translation>压缩方式不常见：</translation>
  </message>
  <message>
   <source>it is protected by a password:</source>
   <translation>设有密码：</translation>
  </message>
  <message>
   <source>it is too large</source>
   <translation>文件太大</translation>
  </message>
  <message>
   <source>it refers to something on the network</source>
   <translation>它引用了网络上的内容</translation>
  </message>
  <message>
   <source>its boundary or area</source>
   <translation>地块的界线或面积</translation>
  </message>
  <message>
   <source>its boundary was changed since</source>
   <translation>之后界线有变化</translation>
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
   <source>its tag</source>
   <translation>标记</translation>
  </message>
  <message>
   <source>joined by common boundaries</source>
   <translation>由公共边连成一片</translation>
  </message>
  <message>
   <source>judged</source>
   <translation>判断</translation>
  </message>
  <message>
   <source>judgement aged</source>
   <translation>判断已过时</translation>
  </message>
  <message>
   <source>kept by {person} on {day}</source>
   <translation>{person} 于 {day} 保留</translation>
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
   <source>kind unknown</source>
   <translation>文件未注明</translation>
  </message>
  <message>
   <source>land area</source>
   <translation>用地面积</translation>
  </message>
  <message>
   <source>land changed since</source>
   <translation>用地已变化</translation>
  </message>
  <message>
   <source>land measured anew, within its tolerance</source>
   <translation>土地面积重测（允差内）</translation>
  </message>
  <message>
   <source>land of {parcels}</source>
   <translation>属于 {parcels}</translation>
  </message>
  <message>
   <source>land sold for industry and services</source>
   <translation>出让二三产业用地面积</translation>
  </message>
  <message>
   <source>land stated {area}</source>
   <translation>填报土地 {area}</translation>
  </message>
  <message>
   <source>land unknown</source>
   <translation>用地不明</translation>
  </message>
  <message>
   <source>lawful land procedures</source>
   <translation>合法用地手续</translation>
  </message>
  <message>
   <source>layer</source>
   <translation>图层</translation>
  </message>
  <message>
   <source>layer of the land survey</source>
   <translation>三调及年度变更图层</translation>
  </message>
  <message>
   <source>leave empty</source>
   <translation>留空</translation>
  </message>
  <message>
   <source>leaves</source>
   <translation>调出</translation>
  </message>
  <message>
   <source>left behind by a restore</source>
   <translation>恢复时撤下的状态</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>略过</translation>
  </message>
  <message>
   <source>left out: it spoke of other areas</source>
   <translation>不采用：与试算面积不符</translation>
  </message>
  <message>
   <source>left out: use unknown</source>
   <translation>用途不明，未计入</translation>
  </message>
  <message>
   <source>legacy land</source>
   <translation>历史遗留用地</translation>
  </message>
  <message>
   <source>less enters than leaves</source>
   <translation>不平衡（调入少于调出）</translation>
  </message>
  <message>
   <source>level 1</source>
   <translation>一级</translation>
  </message>
  <message>
   <source>level 2</source>
   <translation>二级</translation>
  </message>
  <message>
   <source>lies in several districts</source>
   <translation>分属不同县（市、区）</translation>
  </message>
  <message>
   <source>lift that decision</source>
   <translation>请先取消该项认定</translation>
  </message>
  <message>
   <source>line {seq}: {actor} ({machine}), {at}</source>
   <translation>第 {seq} 条：{actor}（{machine}），{at}</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>线</translation>
  </message>
  <message>
   <source>log and rows disagreed already</source>
   <translation>备份时日志与数据已不一致</translation>
  </message>
  <message>
   <source>look</source>
   <translation>留意</translation>
  </message>
  <message>
   <source>look at it</source>
   <translation>请查看</translation>
  </message>
  <message>
   <source>looked up</source>
   <translation>查询</translation>
  </message>
  <message>
   <source>loose boundary</source>
   <translation>界线不严密</translation>
  </message>
  <message>
   <source>low-efficiency tag</source>
   <translation>低效标记</translation>
  </message>
  <message>
   <source>low-efficiency {area}</source>
   <translation>低效 {area}</translation>
  </message>
  <message>
   <source>made by hand</source>
   <translation>手工备份</translation>
  </message>
  <message>
   <source>manager</source>
   <translation>管理</translation>
  </message>
  <message>
   <source>map,layout,committee,meeting,pdf,control line,A3</source>
   <translation>地图,出图,布局,上会,会议,PDF,控制线,比对图,A3</translation>
  </message>
  <message>
   <source>may be entered into the three-old register</source>
   <translation>可纳入标图建库</translation>
  </message>
  <message>
   <source>may be entered later, when the letter is sent</source>
   <translation>可在发函后补填</translation>
  </message>
  <message>
   <source>may be given later</source>
   <translation>可以以后再编</translation>
  </message>
  <message>
   <source>may be registered</source>
   <translation>可作登记面积</translation>
  </message>
  <message>
   <source>merge of parcels</source>
   <translation>宗地合并</translation>
  </message>
  <message>
   <source>merge,adjacent,neighbours,owner,holder,groups</source>
   <translation>合并,相邻,权利人,宗地合并,分组</translation>
  </message>
  <message>
   <source>merge,conditions,adjacent,holder,seizure,check</source>
   <translation>合并,条件,相邻,权利人,查封,审查</translation>
  </message>
  <message>
   <source>merge,parcels,procedure,registration,revoke,lineage</source>
   <translation>合并,宗地,办理,登记,撤销,沿革</translation>
  </message>
  <message>
   <source>merged with</source>
   <translation>同时并入</translation>
  </message>
  <message>
   <source>met</source>
   <translation>符合</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>未收</translation>
  </message>
  <message>
   <source>missing data</source>
   <translation>待补充</translation>
  </message>
  <message>
   <source>mixed use, a person has to judge</source>
   <translation>混合用途，须人工判断</translation>
  </message>
  <message>
   <source>mortgaged</source>
   <translation>有抵押</translation>
  </message>
  <message>
   <source>mortgaged, the written consent of the mortgagee is needed</source>
   <translation>已抵押，须有抵押权人书面同意或抵押变更方案</translation>
  </message>
  <message>
   <source>moved out</source>
   <translation>调出</translation>
  </message>
  <message>
   <source>mu</source>
   <translation>亩</translation>
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
   <source>m² = {mu} mu</source>
   <translation>m² = {mu} 亩</translation>
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
   <source>needed: {limit}</source>
   <translation>要求：{limit}</translation>
  </message>
  <message>
   <source>neighbour</source>
   <translation>邻宗</translation>
  </message>
  <message>
   <source>never</source>
   <translation>未套合</translation>
  </message>
  <message>
   <source>new</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>new construction quota for industry</source>
   <translation>工业用地新增建设用地指标</translation>
  </message>
  <message>
   <source>new construction quota in all</source>
   <translation>新增建设用地指标总量</translation>
  </message>
  <message>
   <source>new parcel</source>
   <translation>新宗地</translation>
  </message>
  <message>
   <source>newly proposed</source>
   <translation>新增疑似</translation>
  </message>
  <message>
   <source>no</source>
   <translation>否</translation>
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
   <source>no common boundary with the others</source>
   <translation>与其他宗地没有公共边</translation>
  </message>
  <message>
   <source>no day</source>
   <translation>未填日期</translation>
  </message>
  <message>
   <source>no difference</source>
   <translation>一致</translation>
  </message>
  <message>
   <source>no effect</source>
   <translation>无影响</translation>
  </message>
  <message>
   <source>no enterprise joined</source>
   <translation>未匹配企业</translation>
  </message>
  <message>
   <source>no hit</source>
   <translation>无</translation>
  </message>
  <message>
   <source>no holder stated</source>
   <translation>未登记权利人</translation>
  </message>
  <message>
   <source>no land area</source>
   <translation>缺土地面积</translation>
  </message>
  <message>
   <source>no lawful procedure</source>
   <translation>没有合法用地手续</translation>
  </message>
  <message>
   <source>no levels</source>
   <translation>不分级</translation>
  </message>
  <message>
   <source>no longer proposed</source>
   <translation>不再疑似</translation>
  </message>
  <message>
   <source>no more from</source>
   <translation>失效</translation>
  </message>
  <message>
   <source>no mortgage</source>
   <translation>无抵押</translation>
  </message>
  <message>
   <source>no number yet</source>
   <translation>尚无文号</translation>
  </message>
  <message>
   <source>no overlap</source>
   <translation>不重叠</translation>
  </message>
  <message>
   <source>no parcels</source>
   <translation>没有宗地</translation>
  </message>
  <message>
   <source>no reason given</source>
   <translation>未写原因</translation>
  </message>
  <message>
   <source>no right to use construction land</source>
   <translation>不是建设用地使用权</translation>
  </message>
  <message>
   <source>no right to use state-owned construction land</source>
   <translation>不是国有建设用地使用权</translation>
  </message>
  <message>
   <source>no rows</source>
   <translation>未改动数据行</translation>
  </message>
  <message>
   <source>no rule</source>
   <translation>未登记要求</translation>
  </message>
  <message>
   <source>no shapes</source>
   <translation>无图形</translation>
  </message>
  <message>
   <source>no single line: what was paid beyond the approved amount first</source>
   <translation>不指定某一笔（先退区级自行奖补）</translation>
  </message>
  <message>
   <source>no subsidy</source>
   <translation>不奖补</translation>
  </message>
  <message>
   <source>no tax obtained</source>
   <translation>未取得税收</translation>
  </message>
  <message>
   <source>no tier</source>
   <translation>不入档</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>none yet</source>
   <translation>尚无</translation>
  </message>
  <message>
   <source>north and east</source>
   <translation>X/Y 顺序</translation>
  </message>
  <message>
   <source>not above {limit}</source>
   <translation>不高于 {limit}</translation>
  </message>
  <message>
   <source>not accepted yet</source>
   <translation>尚未竣工验收</translation>
  </message>
  <message>
   <source>not applied for yet</source>
   <translation>尚未申请</translation>
  </message>
  <message>
   <source>not asked for</source>
   <translation>不要求</translation>
  </message>
  <message>
   <source>not assessed</source>
   <translation>未评估</translation>
  </message>
  <message>
   <source>not below {limit}</source>
   <translation>不低于 {limit}</translation>
  </message>
  <message>
   <source>not calculated</source>
   <translation>未测算</translation>
  </message>
  <message>
   <source>not checked</source>
   <translation>未套合</translation>
  </message>
  <message>
   <source>not decided yet</source>
   <translation>待确定</translation>
  </message>
  <message>
   <source>not eligible</source>
   <translation>不符合</translation>
  </message>
  <message>
   <source>not entered</source>
   <translation>未填写</translation>
  </message>
  <message>
   <source>not filled in</source>
   <translation>未填</translation>
  </message>
  <message>
   <source>not heard yet</source>
   <translation>未反馈</translation>
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
   <source>not judged</source>
   <translation>不评判</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>未查明</translation>
  </message>
  <message>
   <source>not known whether mortgaged</source>
   <translation>是否抵押未查明</translation>
  </message>
  <message>
   <source>not known whether seized, ask the register</source>
   <translation>是否查封未查明，需重新查询</translation>
  </message>
  <message>
   <source>not known: a parcel has no registered area</source>
   <translation>未知：有宗地未填登记面积</translation>
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
   <source>not needed</source>
   <translation>不需要</translation>
  </message>
  <message>
   <source>not reached</source>
   <translation>未达到</translation>
  </message>
  <message>
   <source>not seen</source>
   <translation>没有看到</translation>
  </message>
  <message>
   <source>not seized</source>
   <translation>没有被查封</translation>
  </message>
  <message>
   <source>not so</source>
   <translation>不可</translation>
  </message>
  <message>
   <source>not state-owned</source>
   <translation>不是国有土地</translation>
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
   <source>not suspected {count}</source>
   <translation>未见低效 {count} 宗</translation>
  </message>
  <message>
   <source>not tagged</source>
   <translation>未标记</translation>
  </message>
  <message>
   <source>not true</source>
   <translation>不属实</translation>
  </message>
  <message>
   <source>not yet known</source>
   <translation>三旧情况未查明</translation>
  </message>
  <message>
   <source>not yet there</source>
   <translation>尚未形成</translation>
  </message>
  <message>
   <source>note</source>
   <translation>提示</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>无</translation>
  </message>
  <message>
   <source>nothing found</source>
   <translation>未发现</translation>
  </message>
  <message>
   <source>nothing open</source>
   <translation>无待核</translation>
  </message>
  <message>
   <source>nothing to compare with</source>
   <translation>没有可比较的宗地</translation>
  </message>
  <message>
   <source>nothing to divide by</source>
   <translation>分母为0</translation>
  </message>
  <message>
   <source>nothing: the figure itself</source>
   <translation>无：直接与数值比较</translation>
  </message>
  <message>
   <source>now</source>
   <translation>现状</translation>
  </message>
  <message>
   <source>number in doubt</source>
   <translation>证件号存疑</translation>
  </message>
  <message>
   <source>number of parcels</source>
   <translation>宗地数</translation>
  </message>
  <message>
   <source>of it still to be paid {amount}</source>
   <translation>尚待补助 {amount}</translation>
  </message>
  <message>
   <source>of the largest parcel</source>
   <translation>取最大宗地</translation>
  </message>
  <message>
   <source>of the office</source>
   <translation>本单位</translation>
  </message>
  <message>
   <source>of these {state}</source>
   <translation>其中 {state}</translation>
  </message>
  <message>
   <source>of {count} more another part lies inside</source>
   <translation>另有 {count} 宗类别不变、线内面积变化</translation>
  </message>
  <message>
   <source>of {count} parcels as drawn, not registered</source>
   <translation>其中 {count} 宗未登记，按图形面积</translation>
  </message>
  <message>
   <source>office</source>
   <translation>本单位</translation>
  </message>
  <message>
   <source>on all its land: {area}</source>
   <translation>按其全部用地 {area} 计算</translation>
  </message>
  <message>
   <source>on or after the day</source>
   <translation>不早于</translation>
  </message>
  <message>
   <source>on or before the day</source>
   <translation>不晚于</translation>
  </message>
  <message>
   <source>on the basis of</source>
   <translation>依据</translation>
  </message>
  <message>
   <source>on the parcels selected on the map</source>
   <translation>地图选中宗地上的企业</translation>
  </message>
  <message>
   <source>one condition holds</source>
   <translation>任一条件满足</translation>
  </message>
  <message>
   <source>one district</source>
   <translation>属同一县（市、区）</translation>
  </message>
  <message>
   <source>one hit is enough</source>
   <translation>命中一条即为疑似</translation>
  </message>
  <message>
   <source>one of</source>
   <translation>属于</translation>
  </message>
  <message>
   <source>one of its system tables is a view</source>
   <translation>其系统表被视图替代</translation>
  </message>
  <message>
   <source>one or several parts with the name in double square brackets</source>
   <translation>一段或多段，段名写在双方括号中</translation>
  </message>
  <message>
   <source>only inside the line</source>
   <translation>只取线内部分</translation>
  </message>
  <message>
   <source>only outside the line</source>
   <translation>只取线外部分</translation>
  </message>
  <message>
   <source>only rules for “{output}” may compare it</source>
   <translation>只有用途为“{output}”的规则可用</translation>
  </message>
  <message>
   <source>operating state</source>
   <translation>经营状态</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>可不填</translation>
  </message>
  <message>
   <source>or {quantity}</source>
   <translation>或 {quantity}</translation>
  </message>
  <message>
   <source>other figures of the check</source>
   <translation>套合参数已更改</translation>
  </message>
  <message>
   <source>other part of {parcels}</source>
   <translation>{parcels} 的纳入面积已改</translation>
  </message>
  <message>
   <source>other reading</source>
   <translation>其他口径</translation>
  </message>
  <message>
   <source>other shapes</source>
   <translation>其他图形</translation>
  </message>
  <message>
   <source>other shares</source>
   <translation>共有份额不同</translation>
  </message>
  <message>
   <source>out of date</source>
   <translation>待更新</translation>
  </message>
  <message>
   <source>outside</source>
   <translation>线外</translation>
  </message>
  <message>
   <source>outside the base of the city</source>
   <translation>超出审定金额，不计入市级补助基数</translation>
  </message>
  <message>
   <source>outside the parks</source>
   <translation>园区外</translation>
  </message>
  <message>
   <source>outside {share}</source>
   <translation>线外 {share}</translation>
  </message>
  <message>
   <source>over 30 mu</source>
   <translation>合计超过30亩</translation>
  </message>
  <message>
   <source>overlap</source>
   <translation>重叠</translation>
  </message>
  <message>
   <source>overlaps by more than the tolerance</source>
   <translation>重叠超过容差</translation>
  </message>
  <message>
   <source>overlaps count once</source>
   <translation>重叠只计一次</translation>
  </message>
  <message>
   <source>overlaps {m2} m²</source>
   <translation>重叠 {m2} m²</translation>
  </message>
  <message>
   <source>overlay and control line</source>
   <translation>套合分析、控制线</translation>
  </message>
  <message>
   <source>overlay,land survey,farmland,red line,plan,approval,intersection</source>
   <translation>套合,三调,永久基本农田,红线,规划,批文,叠加</translation>
  </message>
  <message>
   <source>ownership contradicts the parcel code</source>
   <translation>所有权类型与宗地代码不一致</translation>
  </message>
  <message>
   <source>ownership missing</source>
   <translation>所有权类型缺</translation>
  </message>
  <message>
   <source>ownership of the land</source>
   <translation>土地所有权</translation>
  </message>
  <message>
   <source>ownership undetermined</source>
   <translation>所有权未确定</translation>
  </message>
  <message>
   <source>paid already</source>
   <translation>已拨付</translation>
  </message>
  <message>
   <source>parcel code</source>
   <translation>宗地代码</translation>
  </message>
  <message>
   <source>parcel without code</source>
   <translation>无代码宗地</translation>
  </message>
  <message>
   <source>parcel: $id or uuid of a parcel of the open workspace; the current feature when it is left out. how: 'label' (codes) or 'uuid'.</source>
   <translation>parcel：当前工作库中宗地的 $id 或 uuid，省略时为当前要素。how：'label'（代码）或 'uuid'。</translation>
  </message>
  <message>
   <source>parcels</source>
   <translation>宗地</translation>
  </message>
  <message>
   <source>parcels laid over the control line</source>
   <translation>宗地与控制线套合</translation>
  </message>
  <message>
   <source>parcels were measured on other planes</source>
   <translation>各宗坐标系（中央经线）不同</translation>
  </message>
  <message>
   <source>part</source>
   <translation>部分</translation>
  </message>
  <message>
   <source>part of the agreed investment that is made</source>
   <translation>已投资占约定投资总额比例</translation>
  </message>
  <message>
   <source>part of the area that is built upon</source>
   <translation>已动工开发面积占比</translation>
  </message>
  <message>
   <source>parts</source>
   <translation>各部分之和</translation>
  </message>
  <message>
   <source>past years</source>
   <translation>以前年度</translation>
  </message>
  <message>
   <source>pays nothing</source>
   <translation>不奖补</translation>
  </message>
  <message>
   <source>permission is missing</source>
   <translation>没有权限</translation>
  </message>
  <message>
   <source>plane</source>
   <translation>图形</translation>
  </message>
  <message>
   <source>plane areas computed anew</source>
   <translation>图形面积重算之差</translation>
  </message>
  <message>
   <source>planned use</source>
   <translation>规划用途</translation>
  </message>
  <message>
   <source>points</source>
   <translation>点</translation>
  </message>
  <message>
   <source>points of the hits are added</source>
   <translation>命中计分</translation>
  </message>
  <message>
   <source>polygons</source>
   <translation>面</translation>
  </message>
  <message>
   <source>present use</source>
   <translation>现状用途</translation>
  </message>
  <message>
   <source>project</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>projection: plane against ellipsoid</source>
   <translation>投影变形（平面与椭球）</translation>
  </message>
  <message>
   <source>provisional</source>
   <translation>暂编</translation>
  </message>
  <message>
   <source>put text behind</source>
   <translation>后面加文字</translation>
  </message>
  <message>
   <source>put text in front</source>
   <translation>前面加文字</translation>
  </message>
  <message>
   <source>quality,check,survey unit,overlap,code,identification</source>
   <translation>质量,检查,地块,重叠,编号,认定</translation>
  </message>
  <message>
   <source>ratio rounded to two decimals</source>
   <translation>容积率取两位小数</translation>
  </message>
  <message>
   <source>reached</source>
   <translation>达到</translation>
  </message>
  <message>
   <source>reading it takes too long, as with damaged or hostile files</source>
   <translation>读取时间过长，通常是文件损坏或被做了手脚</translation>
  </message>
  <message>
   <source>received {amount}</source>
   <translation>已到账 {amount}</translation>
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
   <source>registered area</source>
   <translation>登记面积</translation>
  </message>
  <message>
   <source>registered area missing</source>
   <translation>登记面积缺</translation>
  </message>
  <message>
   <source>registered use</source>
   <translation>登记用途</translation>
  </message>
  <message>
   <source>registered {area}</source>
   <translation>登记 {area}</translation>
  </message>
  <message>
   <source>registration</source>
   <translation>登记</translation>
  </message>
  <message>
   <source>removed</source>
   <translation>销号</translation>
  </message>
  <message>
   <source>removed from the list</source>
   <translation>已销号</translation>
  </message>
  <message>
   <source>removed {parcels}</source>
   <translation>移出 {parcels}</translation>
  </message>
  <message>
   <source>replace a part</source>
   <translation>替换文字</translation>
  </message>
  <message>
   <source>requirements</source>
   <translation>管控要求</translation>
  </message>
  <message>
   <source>residual</source>
   <translation>残差</translation>
  </message>
  <message>
   <source>rests on example rules, for training only</source>
   <translation>依据示例标准，仅供演练</translation>
  </message>
  <message>
   <source>retire that unit, or take the parcel out of it</source>
   <translation>请作废该地块，或将新宗地移出该地块</translation>
  </message>
  <message>
   <source>retired</source>
   <translation>停用</translation>
  </message>
  <message>
   <source>retired since</source>
   <translation>此后停用</translation>
  </message>
  <message>
   <source>reviewed by {name}</source>
   <translation>复核：{name}</translation>
  </message>
  <message>
   <source>reviewer</source>
   <translation>审核</translation>
  </message>
  <message>
   <source>revoked on {day}</source>
   <translation>{day} 撤销合并</translation>
  </message>
  <message>
   <source>right nature missing</source>
   <translation>权利性质缺</translation>
  </message>
  <message>
   <source>right type missing</source>
   <translation>权利类型缺</translation>
  </message>
  <message>
   <source>row {number}: </source>
   <translation>第 {number} 行：</translation>
  </message>
  <message>
   <source>rule that hits</source>
   <translation>规则命中</translation>
  </message>
  <message>
   <source>safety and environment</source>
   <translation>安全环保状况</translation>
  </message>
  <message>
   <source>same holder by name only, number missing</source>
   <translation>仅按名称认定同一权利人，缺证件号</translation>
  </message>
  <message>
   <source>sample</source>
   <translation>示例</translation>
  </message>
  <message>
   <source>saved by {actor}, {at}</source>
   <translation>{actor} {at} 保存</translation>
  </message>
  <message>
   <source>scope and price settled</source>
   <translation>供地范围和价格已确定</translation>
  </message>
  <message>
   <source>screening</source>
   <translation>初筛</translation>
  </message>
  <message>
   <source>seen</source>
   <translation>看到</translation>
  </message>
  <message>
   <source>seized</source>
   <translation>已被查封</translation>
  </message>
  <message>
   <source>seizure not looked up</source>
   <translation>查封情况未查询</translation>
  </message>
  <message>
   <source>seizure query too old</source>
   <translation>查封查询已过期，需重新查询</translation>
  </message>
  <message>
   <source>settled as three-old</source>
   <translation>已按三旧政策办理</translation>
  </message>
  <message>
   <source>several holders</source>
   <translation>权利人不同</translation>
  </message>
  <message>
   <source>shared: {shared}</source>
   <translation>共有：{shared}</translation>
  </message>
  <message>
   <source>shipped</source>
   <translation>随插件</translation>
  </message>
  <message>
   <source>shown above</source>
   <translation>见上</translation>
  </message>
  <message>
   <source>side by side</source>
   <translation>逐项并列</translation>
  </message>
  <message>
   <source>similar name</source>
   <translation>名称相近</translation>
  </message>
  <message>
   <source>similar, please check</source>
   <translation>名称相近，请核对</translation>
  </message>
  <message>
   <source>somebody</source>
   <translation>其他人</translation>
  </message>
  <message>
   <source>somebody else in the middle</source>
   <translation>中间有他人宗地</translation>
  </message>
  <message>
   <source>source document missing</source>
   <translation>权属来源文件缺</translation>
  </message>
  <message>
   <source>square metres (m²)</source>
   <translation>平方米（m²）</translation>
  </message>
  <message>
   <source>standard</source>
   <translation>标准</translation>
  </message>
  <message>
   <source>state before a restore, kept for good</source>
   <translation>恢复前的状态，长期保留</translation>
  </message>
  <message>
   <source>state before an upgrade, kept for good</source>
   <translation>升级前的状态，长期保留</translation>
  </message>
  <message>
   <source>state-owned industrial land</source>
   <translation>国有工业用地</translation>
  </message>
  <message>
   <source>stays in force (nothing can be checked then)</source>
   <translation>继续有效（两个版本同时有效时无法检查）</translation>
  </message>
  <message>
   <source>stays open: survey the boundary</source>
   <translation>仍有缝隙，须测量界线</translation>
  </message>
  <message>
   <source>still open {amount}</source>
   <translation>未到账 {amount}</translation>
  </message>
  <message>
   <source>still to come</source>
   <translation>未办</translation>
  </message>
  <message>
   <source>stored areas do not fit the drawing: compute them anew</source>
   <translation>库存面积与图形不符，须重算</translation>
  </message>
  <message>
   <source>subsidy (A-04)</source>
   <translation>奖补（A-04）</translation>
  </message>
  <message>
   <source>subsidy,reward,policy,floor-area ratio,projects</source>
   <translation>奖补,测算,政策,容积率,项目</translation>
  </message>
  <message>
   <source>such as P-12</source>
   <translation>如 P-12</translation>
  </message>
  <message>
   <source>sum</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>superseded</source>
   <translation>已被后来的核对取代</translation>
  </message>
  <message>
   <source>supply procedures may be made up for</source>
   <translation>可补办供地手续</translation>
  </message>
  <message>
   <source>survey unit,sheet,summary,template,Word,Excel,identification,merge</source>
   <translation>地块,调查单元,认定表,汇总表,模板,Word,Excel,认定,宗地合并,申请表,审查表,对照表</translation>
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
   <source>suspected idle land: goes to the disposal of idle land, no low-efficiency</source>
   <translation>疑似闲置：转闲置土地处置，不计入低效</translation>
  </message>
  <message>
   <source>suspected {count}</source>
   <translation>疑似低效 {count} 宗</translation>
  </message>
  <message>
   <source>t, L</source>
   <translation>容差</translation>
  </message>
  <message>
   <source>tag withdrawn</source>
   <translation>撤回标记</translation>
  </message>
  <message>
   <source>tagged</source>
   <translation>标记低效</translation>
  </message>
  <message>
   <source>tagged by {name}</source>
   <translation>{name} 标记</translation>
  </message>
  <message>
   <source>take the filing back, or wait for its result</source>
   <translation>请撤回该批报备，或等待办理结果</translation>
  </message>
  <message>
   <source>take the parcel out of that project</source>
   <translation>请将新宗地移出该项目</translation>
  </message>
  <message>
   <source>taken from a layer</source>
   <translation>取自图层</translation>
  </message>
  <message>
   <source>tax in the workspace</source>
   <translation>税额仍在工作库</translation>
  </message>
  <message>
   <source>tax per mu against the contract</source>
   <translation>亩均税收占合同约定</translation>
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
   <source>text</source>
   <translation>文字</translation>
  </message>
  <message>
   <source>text in quotation marks</source>
   <translation>带引号的文字</translation>
  </message>
  <message>
   <source>the agreed figure is zero</source>
   <translation>合同约定为 0，无从相比</translation>
  </message>
  <message>
   <source>the applicant is not the holder</source>
   <translation>申请人不是权利人</translation>
  </message>
  <message>
   <source>the area of {count} parcels is missing</source>
   <translation>面积待补充 {count} 宗</translation>
  </message>
  <message>
   <source>the boundary crosses itself, correct it first</source>
   <translation>界线自相交，请先修正</translation>
  </message>
  <message>
   <source>the boundary of a parcel in it</source>
   <translation>所含宗地的界线</translation>
  </message>
  <message>
   <source>the case stands here</source>
   <translation>案卷在此环节</translation>
  </message>
  <message>
   <source>the claim stands here</source>
   <translation>当前所处环节</translation>
  </message>
  <message>
   <source>the colleague</source>
   <translation>同事</translation>
  </message>
  <message>
   <source>the common value</source>
   <translation>取相同值</translation>
  </message>
  <message>
   <source>the data has changed since: judge again</source>
   <translation>之后数据有变化，须重新判断</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>磁盘已满</translation>
  </message>
  <message>
   <source>the district is missing</source>
   <translation>缺少行政区</translation>
  </message>
  <message>
   <source>the document on the source of the right is missing</source>
   <translation>缺少权属来源文件</translation>
  </message>
  <message>
   <source>the document on the source of the right is there</source>
   <translation>有权属来源文件</translation>
  </message>
  <message>
   <source>the file or its folder is not there</source>
   <translation>文件或所在文件夹不存在</translation>
  </message>
  <message>
   <source>the holder is missing</source>
   <translation>缺少权利人</translation>
  </message>
  <message>
   <source>the line approved by {approval}</source>
   <translation>控制线批准：{approval}</translation>
  </message>
  <message>
   <source>the line falls into more parts than before</source>
   <translation>控制线连片数增加</translation>
  </message>
  <message>
   <source>the meeting or document that the adoption rests on</source>
   <translation>采用所依据的会议或文件</translation>
  </message>
  <message>
   <source>the name is the same, but one has no number</source>
   <translation>名称相同，其中一个没有证件号</translation>
  </message>
  <message>
   <source>the name is the same; one number is the older form of the other</source>
   <translation>名称相同，一个证件号是另一个的旧号</translation>
  </message>
  <message>
   <source>the names differ in one letter</source>
   <translation>名称只差一个字</translation>
  </message>
  <message>
   <source>the names differ in the form of the company</source>
   <translation>名称只差公司类型</translation>
  </message>
  <message>
   <source>the names differ in the place</source>
   <translation>名称只差地名</translation>
  </message>
  <message>
   <source>the new parcel</source>
   <translation>新宗地</translation>
  </message>
  <message>
   <source>the ownership contradicts the parcel code, look at it</source>
   <translation>所有权类型与宗地代码不符，须核对</translation>
  </message>
  <message>
   <source>the ownership is missing</source>
   <translation>缺少所有权类型</translation>
  </message>
  <message>
   <source>the ownership is undetermined</source>
   <translation>所有权未确定</translation>
  </message>
  <message>
   <source>the parcel has another result now</source>
   <translation>宗地的套合结果已变化</translation>
  </message>
  <message>
   <source>the parcel has another shape since: to be reviewed</source>
   <translation>宗地界线此后已变更：待复核</translation>
  </message>
  <message>
   <source>the parcel or the line has changed since: to be reviewed</source>
   <translation>宗地或控制线此后有变化：待复核</translation>
  </message>
  <message>
   <source>the parcels differ: not decided yet</source>
   <translation>各宗地不一致，待确定</translation>
  </message>
  <message>
   <source>the pilot runs until {last}, with no policy for the time between</source>
   <translation>试点至{last}，其间尚无政策</translation>
  </message>
  <message>
   <source>the reason</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>the register states another area than the drawing</source>
   <translation>登记与图形不一致</translation>
  </message>
  <message>
   <source>the registered area is not known</source>
   <translation>登记面积缺失</translation>
  </message>
  <message>
   <source>the result is no text, number or date</source>
   <translation>结果不是文字、数字或日期</translation>
  </message>
  <message>
   <source>the right nature is missing</source>
   <translation>缺少权利性质</translation>
  </message>
  <message>
   <source>the right type is missing</source>
   <translation>缺少权利类型</translation>
  </message>
  <message>
   <source>the same</source>
   <translation>相同</translation>
  </message>
  <message>
   <source>the same building</source>
   <translation>同一建筑</translation>
  </message>
  <message>
   <source>the same conditions of use</source>
   <translation>使用条件相同</translation>
  </message>
  <message>
   <source>the same holder</source>
   <translation>权利人相同</translation>
  </message>
  <message>
   <source>the same id number of the holder, but it is in doubt</source>
   <translation>权利人证件号相同，但证件号存疑</translation>
  </message>
  <message>
   <source>the same land</source>
   <translation>同一用地</translation>
  </message>
  <message>
   <source>the same name of the holder, the id number is missing</source>
   <translation>权利人名称相同，缺少证件号</translation>
  </message>
  <message>
   <source>the same project</source>
   <translation>同一项目</translation>
  </message>
  <message>
   <source>the same right nature</source>
   <translation>权利性质相同</translation>
  </message>
  <message>
   <source>the same use</source>
   <translation>用途相同</translation>
  </message>
  <message>
   <source>the seizure query is too old, ask the register again</source>
   <translation>查封查询结果过期，需重新查询</translation>
  </message>
  <message>
   <source>the seizure query lies in the future, look at it</source>
   <translation>查封查询日期在将来，须核对</translation>
  </message>
  <message>
   <source>the shares are missing</source>
   <translation>缺少共有份额</translation>
  </message>
  <message>
   <source>the source gives a figure that cannot be</source>
   <translation>来源中的数值有误（为负或不是数）</translation>
  </message>
  <message>
   <source>the system refused</source>
   <translation>系统拒绝访问</translation>
  </message>
  <message>
   <source>the undoing of {what}</source>
   <translation>撤销{what}的操作</translation>
  </message>
  <message>
   <source>the unit stands here</source>
   <translation>当前状态</translation>
  </message>
  <message>
   <source>the use is missing</source>
   <translation>缺少用途</translation>
  </message>
  <message>
   <source>the use is not in the table of uses</source>
   <translation>用途不在对照表中</translation>
  </message>
  <message>
   <source>the use is not industrial</source>
   <translation>用途不是工业用地</translation>
  </message>
  <message>
   <source>the very day, to be confirmed by a person</source>
   <translation>恰为当日，待人工确认</translation>
  </message>
  <message>
   <source>the workspace has no parcels yet</source>
   <translation>工作库中还没有宗地</translation>
  </message>
  <message>
   <source>there</source>
   <translation>已收</translation>
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
   <source>tier {tier}</source>
   <translation>{tier} 档</translation>
  </message>
  <message>
   <source>tier {tier}, {rate} yuan/m²</source>
   <translation>第 {tier} 档，{rate} 元/m²</translation>
  </message>
  <message>
   <source>tier {tier}, {rate} yuan/m², floor area ratio {far}</source>
   <translation>{tier} 档，{rate} 元/m²，容积率 {far}</translation>
  </message>
  <message>
   <source>title</source>
   <translation>中文标题</translation>
  </message>
  <message>
   <source>to</source>
   <translation>至</translation>
  </message>
  <message>
   <source>to be calculated again</source>
   <translation>需重算</translation>
  </message>
  <message>
   <source>to be calculated again {amount}</source>
   <translation>需重算 {amount}</translation>
  </message>
  <message>
   <source>to be checked again</source>
   <translation>待重新核对</translation>
  </message>
  <message>
   <source>to be confirmed by a person: it is the very day</source>
   <translation>恰为当日，待人工确认</translation>
  </message>
  <message>
   <source>to be decided</source>
   <translation>待复核</translation>
  </message>
  <message>
   <source>to be decided under</source>
   <translation>尚待制定，依据</translation>
  </message>
  <message>
   <source>to be decided {amount}</source>
   <translation>待复核 {amount}</translation>
  </message>
  <message>
   <source>to be edited</source>
   <translation>待编辑</translation>
  </message>
  <message>
   <source>to be entered</source>
   <translation>由人填写</translation>
  </message>
  <message>
   <source>to be entered (all parcels say {value})</source>
   <translation>须由人填写（各宗地一致：{value}）</translation>
  </message>
  <message>
   <source>to be filled in</source>
   <translation>待补充</translation>
  </message>
  <message>
   <source>to be given</source>
   <translation>待编</translation>
  </message>
  <message>
   <source>to be given (待编)</source>
   <translation>待编</translation>
  </message>
  <message>
   <source>to be looked up</source>
   <translation>待核实</translation>
  </message>
  <message>
   <source>to be reviewed</source>
   <translation>待复核</translation>
  </message>
  <message>
   <source>to be reviewed: another version of the line is in force</source>
   <translation>待复核：控制线已换版</translation>
  </message>
  <message>
   <source>to be reviewed: check again</source>
   <translation>待复核，请重新套合</translation>
  </message>
  <message>
   <source>to be reviewed: the boundary has changed since</source>
   <translation>待复核：套合后宗地图形已变更</translation>
  </message>
  <message>
   <source>told by the number</source>
   <translation>按号码判断</translation>
  </message>
  <message>
   <source>tolerance {tolerance}, remainder up to {remainder}, strip up to {width} m</source>
   <translation>容差 {tolerance}，余量不超过 {remainder}，窄条不宽于 {width} m</translation>
  </message>
  <message>
   <source>too late</source>
   <translation>过期</translation>
  </message>
  <message>
   <source>too late {amount}</source>
   <translation>过期 {amount}</translation>
  </message>
  <message>
   <source>too much</source>
   <translation>超限额</translation>
  </message>
  <message>
   <source>transfer by notice registration only</source>
   <translation>预告登记转让</translation>
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
   <source>trial {amount}</source>
   <translation>试算 {amount}</translation>
  </message>
  <message>
   <source>true</source>
   <translation>属实</translation>
  </message>
  <message>
   <source>true in part</source>
   <translation>部分属实</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>true 或 false</translation>
  </message>
  <message>
   <source>typed</source>
   <translation>人工填写</translation>
  </message>
  <message>
   <source>undo that change in the history</source>
   <translation>在变更历史中撤销该次变更</translation>
  </message>
  <message>
   <source>undo that change in the history, or retire the unit or take the parcel out of it: the members then stay without it</source>
   <translation>在变更历史中撤销该次变更；或删除该地块、把宗地移出地块，原宗地随之不再归入</translation>
  </message>
  <message>
   <source>undo that change in the history, or take the parcel out of the project: the members then stay without it</source>
   <translation>在变更历史中撤销该次变更；或把宗地移出项目，原宗地随之不再归入</translation>
  </message>
  <message>
   <source>union of the parcels</source>
   <translation>各宗合并图形</translation>
  </message>
  <message>
   <source>unit_sheets, summary_docx, summary_xlsx, template or layer; of merges merge_application, merge_review, merge_comparison, merge_comparison_xlsx or merge_exchange; lineage_table.</source>
   <translation>unit_sheets、summary_docx、summary_xlsx、template 或 layer；合并为 merge_application、merge_review、merge_comparison、merge_comparison_xlsx 或 merge_exchange；沿革台账为 lineage_table。</translation>
  </message>
  <message>
   <source>unpacked it would be out of all proportion:</source>
   <translation>解压后大得不成比例：</translation>
  </message>
  <message>
   <source>until the next version</source>
   <translation>至下一版本生效</translation>
  </message>
  <message>
   <source>up to date</source>
   <translation>最新</translation>
  </message>
  <message>
   <source>upgrading needed</source>
   <translation>确需升级改造</translation>
  </message>
  <message>
   <source>urban and rural construction land</source>
   <translation>城乡建设用地</translation>
  </message>
  <message>
   <source>urban village</source>
   <translation>城中村</translation>
  </message>
  <message>
   <source>use</source>
   <translation>用途</translation>
  </message>
  <message>
   <source>use is mixed</source>
   <translation>用途混合</translation>
  </message>
  <message>
   <source>use is not industrial</source>
   <translation>用途不是工业</translation>
  </message>
  <message>
   <source>use missing</source>
   <translation>用途缺</translation>
  </message>
  <message>
   <source>use not in the table of uses</source>
   <translation>用途不在用途表中</translation>
  </message>
  <message>
   <source>use of the land unknown</source>
   <translation>用途不明</translation>
  </message>
  <message>
   <source>used before</source>
   <translation>曾经使用</translation>
  </message>
  <message>
   <source>usual name</source>
   <translation>常用名</translation>
  </message>
  <message>
   <source>values have changed since it was judged, judge again</source>
   <translation>作出判断后数据已变化，须重新判断</translation>
  </message>
  <message>
   <source>version and its days</source>
   <translation>版本和日期</translation>
  </message>
  <message>
   <source>viewer</source>
   <translation>查看</translation>
  </message>
  <message>
   <source>what if</source>
   <translation>假设</translation>
  </message>
  <message>
   <source>what rests on it</source>
   <translation>依据本条款的内容</translation>
  </message>
  <message>
   <source>what-if chart</source>
   <translation>假设测算图</translation>
  </message>
  <message>
   <source>which parcels it holds</source>
   <translation>所含宗地</translation>
  </message>
  <message>
   <source>who approves</source>
   <translation>审批权限</translation>
  </message>
  <message>
   <source>who decides</source>
   <translation>采用人</translation>
  </message>
  <message>
   <source>whole</source>
   <translation>整宗</translation>
  </message>
  <message>
   <source>whole layer</source>
   <translation>整个图层</translation>
  </message>
  <message>
   <source>wider than the tolerance: refused</source>
   <translation>超过容差，不能合并</translation>
  </message>
  <message>
   <source>within the tolerance, counts once</source>
   <translation>在容差内，只计一次</translation>
  </message>
  <message>
   <source>without a figure of last year</source>
   <translation>缺上年度数据的企业</translation>
  </message>
  <message>
   <source>without end</source>
   <translation>长期</translation>
  </message>
  <message>
   <source>without lawful procedure</source>
   <translation>没有合法用地手续</translation>
  </message>
  <message>
   <source>without levels</source>
   <translation>不分级</translation>
  </message>
  <message>
   <source>words of the clause</source>
   <translation>条款原文</translation>
  </message>
  <message>
   <source>workspace,backup,copy,safety</source>
   <translation>工作库,备份,副本,安全</translation>
  </message>
  <message>
   <source>workspace,check,verify,log,hash</source>
   <translation>工作库,检查,核对,日志,校验码</translation>
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
   <source>year {year}</source>
   <translation>{year} 年</translation>
  </message>
  <message>
   <source>year-month-day</source>
   <translation>年-月-日</translation>
  </message>
  <message>
   <source>years of lying idle</source>
   <translation>闲置年限</translation>
  </message>
  <message>
   <source>years since building stopped</source>
   <translation>中止开发年限</translation>
  </message>
  <message>
   <source>years since it was built</source>
   <translation>建成年限</translation>
  </message>
  <message>
   <source>years since the agreed start</source>
   <translation>约定开工后年限</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>是</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>是或否</translation>
  </message>
  <message>
   <source>yuan</source>
   <translation>元</translation>
  </message>
  <message>
   <source>{actor} started to import {file} on {machine} at {at} and it is not finished. Wait for it; if it no longer runs, complete it with the same options or undo it (import {package}).</source>
   <translation>{actor} 于 {at} 在电脑 {machine} 上开始导入 {file}，尚未完成。请等待；如已中断，请用相同选项接续，或撤销该导入（{package}）。</translation>
  </message>
  <message>
   <source>{actor}: {saves} saves, {rows} rows</source>
   <translation>{actor}：{saves} 次保存，{rows} 行</translation>
  </message>
  <message>
   <source>{amount} less than calculated.</source>
   <translation>比测算金额少 {amount}。</translation>
  </message>
  <message>
   <source>{amount} more than calculated.</source>
   <translation>比测算金额多 {amount}。</translation>
  </message>
  <message>
   <source>{amount} open</source>
   <translation>其中未到账 {amount}</translation>
  </message>
  <message>
   <source>{amount} to be given back</source>
   <translation>应退回 {amount}</translation>
  </message>
  <message>
   <source>{amount} yuan</source>
   <translation>{amount} 元</translation>
  </message>
  <message>
   <source>{amount} yuan ({wan} ×10,000)</source>
   <translation>{amount} 元（{wan} 万元）</translation>
  </message>
  <message>
   <source>{area} (the area of {count} parcels is missing)</source>
   <translation>{area}（面积待补充 {count} 宗）</translation>
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
   <source>{area} m² is not the area of the basis “{basis}”, which is {expected} m². Correct the area, choose the basis that it comes from, or say why another one is registered.</source>
   <translation>{area} m² 与依据“{basis}”的 {expected} m² 不符。请改正面积、选择其他依据，或填写面积不同的理由。</translation>
  </message>
  <message>
   <source>{area} m² less floor area (ratio {far}) falls to tier {tier}: {amount} less</source>
   <translation>建筑面积减 {area} m²（容积率 {far}）即降为 {tier} 档，少 {amount}</translation>
  </message>
  <message>
   <source>{area} m² less floor area (ratio {far}) loses the subsidy: {amount} less</source>
   <translation>建筑面积减 {area} m²（容积率 {far}）即失去奖补，少 {amount}</translation>
  </message>
  <message>
   <source>{area} m² more floor area (ratio {far}) reaches tier {tier}: {amount} more</source>
   <translation>建筑面积再增 {area} m²（容积率 {far}）即进入 {tier} 档，多 {amount}</translation>
  </message>
  <message>
   <source>{area} m² of it lie in no parcel (unregistered land).</source>
   <translation>其中 {area} m² 不在任何宗地内（未登记土地）。</translation>
  </message>
  <message>
   <source>{area} m² overlap</source>
   <translation>重叠 {area} m²</translation>
  </message>
  <message>
   <source>{at} of {count}</source>
   <translation>第 {at} 处，共 {count} 处</translation>
  </message>
  <message>
   <source>{a} and {b} overlap by {area} within the tolerance. It counts once in the new outline.</source>
   <translation>{a} 与 {b} 重叠 {area}，在容差以内，合并图形中只计一次。</translation>
  </message>
  <message>
   <source>{a} and {b} overlap by {area}, wider than the tolerance. Find out whose land it is, and correct the boundaries before merging.</source>
   <translation>{a} 与 {b} 重叠 {area}，超过容差。请查明权属并改正界线后再合并。</translation>
  </message>
  <message>
   <source>{before} at the last check, {after} now. Look why: the parcel, or the line.</source>
   <translation>上次套合为{before}，现为{after}。请查明是宗地变化还是控制线变化。</translation>
  </message>
  <message>
   <source>{begins} to {ends}</source>
   <translation>{begins} 至 {ends}</translation>
  </message>
  <message>
   <source>{beyond} of the outline are beside the parcels; {left} of the parcels are left out.</source>
   <translation>界址超出各宗地 {beyond}，未包含各宗地 {left}。</translation>
  </message>
  <message>
   <source>{button}: {reason}</source>
   <translation>{button}：{reason}</translation>
  </message>
  <message>
   <source>{by} keeps a scenario of this project under the name {name} already. Choose another name, or remove that one first.</source>
   <translation>该项目已有名为“{name}”的情景（{by} 保存）。请换一个名称，或先移除原有情景。</translation>
  </message>
  <message>
   <source>{case} has its final code {value} already; only a provisional one is replaced here.</source>
   <translation>{case} 已有正式宗地代码 {value}；此处只替换暂编代码。</translation>
  </message>
  <message>
   <source>{case} is called that already: give this one another name.</source>
   <translation>{case} 已用此名称，请另取名称。</translation>
  </message>
  <message>
   <source>{case} is called “{name}” already: give one of the two scenarios another name.</source>
   <translation>{case} 已用名称“{name}”，请为其中一个方案另取名称。</translation>
  </message>
  <message>
   <source>{case} stands at “{state}” and goes no further.</source>
   <translation>{case} 现为“{state}”，不再继续办理。</translation>
  </message>
  <message>
   <source>{case} stands at “{state}”. Give it back to 拟合并 first to change parcels or application.</source>
   <translation>{case} 现为“{state}”。请先退回拟合并，再调整宗地或申请信息。</translation>
  </message>
  <message>
   <source>{case} stands at “{state}”: only a registered merge can be revoked. Withdraw it instead.</source>
   <translation>{case} 现为“{state}”：只有已登记的合并才能撤销。请改用撤回。</translation>
  </message>
  <message>
   <source>{case} stands at “{state}”: only what is being drawn up can be changed. Return it first.</source>
   <translation>“{case}”现为“{state}”，只有拟订中的调整案可以修改，请先退回。</translation>
  </message>
  <message>
   <source>{case} stays as it is. Both are proposed merges of the same land until one of them is accepted; no parcel changes.</source>
   <translation>{case} 保持不变。两个方案并存，直到其中一个受理；宗地不受影响。</translation>
  </message>
  <message>
   <source>{case} was changed by {changed_by}, {changed_at}, and stands at “{state}”. Nothing was written; look at it again.</source>
   <translation>“{case}”已由 {changed_by} 于 {changed_at} 修改，现为“{state}”。未写入，请重新查看。</translation>
  </message>
  <message>
   <source>{case}: a merge of {count} parcels is proposed.</source>
   <translation>{case}：已拟合并 {count} 宗。</translation>
  </message>
  <message>
   <source>{case}: application saved.</source>
   <translation>{case}：申请信息已保存。</translation>
  </message>
  <message>
   <source>{case}: cannot be taken back while this stands in the way:</source>
   <translation>{case}：存在下列情形，不能撤销合并：</translation>
  </message>
  <message>
   <source>{case}: chosen and not saved: {fields}.</source>
   <translation>{case}：选好但未保存：{fields}。</translation>
  </message>
  <message>
   <source>{case}: goes back; its steps stay on record.</source>
   <translation>{case}：退回，已办步骤保留在记录中。</translation>
  </message>
  <message>
   <source>{case}: goes on to “{state}”.</source>
   <translation>{case}：进入“{state}”。</translation>
  </message>
  <message>
   <source>{case}: is drawn up anew; its steps stay on record.</source>
   <translation>{case}：重新拟订，已办步骤保留在记录中。</translation>
  </message>
  <message>
   <source>{case}: is not approved; the line stays as it is.</source>
   <translation>{case}：不予批准，控制线不变。</translation>
  </message>
  <message>
   <source>{case}: is refused; its parcels are free again.</source>
   <translation>{case}：不予合并，各宗地不再受案卷约束。</translation>
  </message>
  <message>
   <source>{case}: is withdrawn and can be taken up again.</source>
   <translation>{case}：撤回，以后可以重新办理。</translation>
  </message>
  <message>
   <source>{case}: is withdrawn. Parcels of it stay in other proposed merges: {others}.</source>
   <translation>{case}：撤回；其中的宗地仍在其他拟合并方案中：{others}。</translation>
  </message>
  <message>
   <source>{case}: is withdrawn; its parcels are free again.</source>
   <translation>{case}：撤回，各宗地不再受案卷约束。</translation>
  </message>
  <message>
   <source>{case}: judgement of {condition} saved.</source>
   <translation>{case}：已保存对 {condition} 的判断。</translation>
  </message>
  <message>
   <source>{case}: reopened, “{state}” again.</source>
   <translation>{case}：已重新办理，回到“{state}”。</translation>
  </message>
  <message>
   <source>{case}: sent back to “{state}”.</source>
   <translation>{case}：已退回至“{state}”。</translation>
  </message>
  <message>
   <source>{case}: the line gets a new version; the one before it ends on its first day.</source>
   <translation>{case}：控制线生成新版本，原版本自新版本生效之日起失效。</translation>
  </message>
  <message>
   <source>{case}: the merge is registered; {count} parcels retired.</source>
   <translation>{case}：合并已登记，{count} 宗转为历史。</translation>
  </message>
  <message>
   <source>{case}: the new parcel has the code {code}.</source>
   <translation>{case}：新宗地代码已填为 {code}。</translation>
  </message>
  <message>
   <source>{case}: the parcels count again and the parcel that came of them does not any more. The new code stays used.</source>
   <translation>{case}：原宗地恢复现势，合并后的宗地转为历史；新宗地代码不再使用。</translation>
  </message>
  <message>
   <source>{case}: {count} parcels ({parcels}) retire and stay on record; the new parcel takes their place. All of it is one save that can be undone.</source>
   <translation>{case}：{count} 宗（{parcels}）注销并留存历史，由新宗地取代。全部在一次保存中完成，可以撤销。</translation>
  </message>
  <message>
   <source>{case}: {count} parcels are merged now.</source>
   <translation>{case}：现拟合并 {count} 宗。</translation>
  </message>
  <message>
   <source>{case}: {parcels} is no current parcel any more. Change the parcels of the case, or withdraw it.</source>
   <translation>{case}：{parcels} 已不是现势宗地。请调整办理的宗地，或撤回办理。</translation>
  </message>
  <message>
   <source>{case}: {state}.</source>
   <translation>{case}：{state}。</translation>
  </message>
  <message>
   <source>{case}: {state}. What was checked then stands on the page “Procedure”.</source>
   <translation>{case} 处于“{state}”，当时的核对结果见“办理”页。</translation>
  </message>
  <message>
   <source>{case}: {state}. {count} other scenarios are withdrawn with it.</source>
   <translation>{case}：{state}，同时撤回其他 {count} 个方案。</translation>
  </message>
  <message>
   <source>{cells} values of {count} parcels changed.</source>
   <translation>已修改 {count} 宗宗地的 {cells} 处内容。</translation>
  </message>
  <message>
   <source>{changed_by} changed {table} at {changed_at} after you read it; nothing was saved. Look at the new values and try again.</source>
   <translation>{changed_by} 已于 {changed_at} 修改 {table}，未保存任何内容。请查看最新值后重试。</translation>
  </message>
  <message>
   <source>{changed_by} noted something else of “{title}” on {changed_at}. Nothing was saved; look at it again.</source>
   <translation>{changed_by} 已于 {changed_at} 登记了“{title}”的其他情况。本次未保存，请重新查看。</translation>
  </message>
  <message>
   <source>{changed_by} took this claim to “{state}” on {changed_at}. Nothing was saved; look at it again.</source>
   <translation>{changed_by} 已于 {changed_at} 将本申请办理到“{state}”。本次未保存，请重新查看。</translation>
  </message>
  <message>
   <source>{changed_by} undid or continued the import of {file} meanwhile; nothing more was written. Look at the list of imports before you import it again.</source>
   <translation>{changed_by} 已撤销或接续了 {file} 的导入；未再写入任何内容。再次导入前请先查看导入列表。</translation>
  </message>
  <message>
   <source>{changed} of {total} projects differ; together {difference}</source>
   <translation>{total} 个项目中 {changed} 个有变化，合计 {difference}</translation>
  </message>
  <message>
   <source>{change}: {count} units ({area})</source>
   <translation>{change} {count} 块（{area}）</translation>
  </message>
  <message>
   <source>{checked} checked: inside {inside}, outside {outside}, crossing {crossing}, of them boundary errors {errors}.</source>
   <translation>已套合 {checked} 宗：线内 {inside}，线外 {outside}，跨线 {crossing}（其中边界误差 {errors}）。</translation>
  </message>
  <message>
   <source>{checked} parcels checked against {version}: inside {inside}, outside {outside}, crossing {crossing} (of them boundary errors {errors}).</source>
   <translation>已按 {version} 套合 {checked} 宗：线内 {inside}，线外 {outside}，跨线 {crossing}（其中边界误差 {errors}）。</translation>
  </message>
  <message>
   <source>{checker}: lock file {file} ({file_ms} ms), SQLite's lock {sqlite} ({sqlite_ms} ms).</source>
   <translation>{checker}：锁文件{file}（{file_ms} 毫秒），数据库锁{sqlite}（{sqlite_ms} 毫秒）。</translation>
  </message>
  <message>
   <source>{clause}: {projects} projects, {parcels} parcels. Enter shows one on the map.</source>
   <translation>{clause}：{projects} 个项目，{parcels} 宗地。按回车在地图上查看。</translation>
  </message>
  <message>
   <source>{code} {rule} ({count})</source>
   <translation>{code} {rule}（{count} 宗）</translation>
  </message>
  <message>
   <source>{code}: after the largest number of the sub-area, history included. The registry has the last word.</source>
   <translation>{code}：本地籍子区最大宗地顺序号之后的编号（含历史宗地），以登记机构编定的为准。</translation>
  </message>
  <message>
   <source>{column} is not a column that can be imported.</source>
   <translation>{column} 不是可导入的列。</translation>
  </message>
  <message>
   <source>{conditions}: judged by {name}, who drew the case up. The reviewer has to look at it again.</source>
   <translation>{conditions} 由拟订人 {name} 判断，请审查人复核。</translation>
  </message>
  <message>
   <source>{condition} is computed from the data; a judgement does not change it.</source>
   <translation>{condition} 由数据计算得出，不能人工判断。</translation>
  </message>
  <message>
   <source>{condition} is settled by what the register says; no judgement counts on it. Judged are {expected}.</source>
   <translation>{condition} 以登记数据为准，不由人判断。可由人判断的是 {expected}。</translation>
  </message>
  <message>
   <source>{condition} was judged on {expected}, after {on}: no step rests on a later judgement. Enter that day or a later one.</source>
   <translation>{condition} 的判断日期为 {expected}，晚于 {on}：办理环节不能依据其后作出的判断。请填写该日或更晚的日期。</translation>
  </message>
  <message>
   <source>{condition}: a judgement would change nothing. Enter what is missing with the parcel.</source>
   <translation>{condition}：填写判断不改变结果，请在宗地中补充所缺信息。</translation>
  </message>
  <message>
   <source>{count} adjustments or versions rest on {version}. Withdraw or retire them first.</source>
   <translation>有 {count} 个调整案或版本以 {version} 为依据。请先撤回或停用它们。</translation>
  </message>
  <message>
   <source>{count} are not low-efficiency and left out.</source>
   <translation>{count} 个地块未标记低效或已不属低效，未列入。</translation>
  </message>
  <message>
   <source>{count} are of another class than last time.</source>
   <translation>{count} 宗与上次类别不同。</translation>
  </message>
  <message>
   <source>{count} areas have a class that nobody knows ({area} m²): left out.</source>
   <translation>{count} 个图斑地类编码不明（{area} m²），未计入。</translation>
  </message>
  <message>
   <source>{count} areas have only the first-level class 06 ({area} m²): left out, nobody can tell whether they are industrial.</source>
   <translation>{count} 个图斑只有一级类 06（{area} m²），不能判断是否工业用地，未计入。</translation>
  </message>
  <message>
   <source>{count} boundaries changed</source>
   <translation>修改界线 {count} 宗</translation>
  </message>
  <message>
   <source>{count} boundary errors are treated as {state}</source>
   <translation>{count} 宗边界误差已按{state}处理</translation>
  </message>
  <message>
   <source>{count} boundary errors are treated as {state}.</source>
   <translation>{count} 宗边界误差已按{state}处理。</translation>
  </message>
  <message>
   <source>{count} boundary points</source>
   <translation>界址点 {count} 个</translation>
  </message>
  <message>
   <source>{count} cannot be written</source>
   <translation>{count} 处不能写入</translation>
  </message>
  <message>
   <source>{count} cases: {entered} m² enter, {left} m² leave</source>
   <translation>共 {count} 案：调入 {entered} m²，调出 {left} m²</translation>
  </message>
  <message>
   <source>{count} cells change</source>
   <translation>{count} 处将修改</translation>
  </message>
  <message>
   <source>{count} cells were changed by colleagues meanwhile and are not decided yet: check what is to be written, uncheck what is to stay.</source>
   <translation>有 {count} 处在此期间被同事改过，尚未决定：要写入的请勾选，保留库中现值的请取消勾选。</translation>
  </message>
  <message>
   <source>{count} changed fields are not saved yet.</source>
   <translation>有 {count} 处修改尚未保存。</translation>
  </message>
  <message>
   <source>{count} changed since</source>
   <translation>识别后宗地已变 {count} 宗</translation>
  </message>
  <message>
   <source>{count} changes of parcels written.</source>
   <translation>已写出 {count} 条宗地变更。</translation>
  </message>
  <message>
   <source>{count} changes of parcels written: {file}.</source>
   <translation>已写出 {count} 条宗地变更：{file}。</translation>
  </message>
  <message>
   <source>{count} changes since last time.</source>
   <translation>较上次有 {count} 项变化。</translation>
  </message>
  <message>
   <source>{count} chosen enterprises are not in the workspace any more. Open the list again and choose anew.</source>
   <translation>所选企业中有 {count} 家已不在工作库中。请重新打开列表再选。</translation>
  </message>
  <message>
   <source>{count} chosen, strips of {area} m² together</source>
   <translation>已选 {count} 宗，窄条合计 {area} m²</translation>
  </message>
  <message>
   <source>{count} confirmed</source>
   <translation>已确认 {count} 家</translation>
  </message>
  <message>
   <source>{count} control lines had arcs, which became chords.</source>
   <translation>{count} 条控制线含圆弧，已化为折线。</translation>
  </message>
  <message>
   <source>{count} control polygons had invalid rings and were repaired.</source>
   <translation>{count} 个控制线图形界线无效，已修复。</translation>
  </message>
  <message>
   <source>{count} crossings are boundary errors</source>
   <translation>跨线中 {count} 宗为边界误差</translation>
  </message>
  <message>
   <source>{count} current parcels have the code {value}. Put one of them right.</source>
   <translation>有 {count} 宗现势宗地使用代码 {value}。请改正其中的宗地。</translation>
  </message>
  <message>
   <source>{count} current units have the number {value}. Number one anew.</source>
   <translation>有 {count} 个现势地块使用编号 {value}。请重新编号。</translation>
  </message>
  <message>
   <source>{count} documents have not come in: {materials}. Note them in the checklist.</source>
   <translation>尚缺 {count} 项材料：{materials}。收到后请在材料清单中登记。</translation>
  </message>
  <message>
   <source>{count} enterprises exported: {file}.</source>
   <translation>已导出 {count} 家企业：{file}。</translation>
  </message>
  <message>
   <source>{count} enterprises have neither land nor a district and stand in no letter: confirm their parcels first.</source>
   <translation>另有 {count} 家企业既无对应宗地也未填行政区，不能列入函：请先确认其宗地。</translation>
  </message>
  <message>
   <source>{count} enterprises have no known land.</source>
   <translation>有 {count} 家企业用地不明。</translation>
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
   <source>{count} fields changed</source>
   <translation>已修改 {count} 个字段</translation>
  </message>
  <message>
   <source>{count} fields of the new parcel are open and decided in the form: {fields}</source>
   <translation>新宗地有 {count} 个字段待定，在登记表单中确定：{fields}</translation>
  </message>
  <message>
   <source>{count} fields of the new parcel are to be decided by a person: {fields}. Choose or enter what it gets before it is registered.</source>
   <translation>新宗地有 {count} 个字段须由人确定：{fields}。请在登记前选择或填写取值。</translation>
  </message>
  <message>
   <source>{count} figures exported: {file}.</source>
   <translation>已导出 {count} 项：{file}。</translation>
  </message>
  <message>
   <source>{count} figures; the land of none changed since.</source>
   <translation>共 {count} 项；计算之后用地均未变化。</translation>
  </message>
  <message>
   <source>{count} files there are no backups of this workspace.</source>
   <translation>其中 {count} 个文件不是本工作库的备份。</translation>
  </message>
  <message>
   <source>{count} findings must be put right before {units} units can be identified.</source>
   <translation>有 {count} 个问题须改正，涉及 {units} 个地块，改正前不能认定。</translation>
  </message>
  <message>
   <source>{count} findings, {blocking} of them must be put right, in {units} survey units.</source>
   <translation>共 {count} 个问题，其中 {blocking} 个须改正，涉及 {units} 个地块。</translation>
  </message>
  <message>
   <source>{count} further shapes; they are shown on the map.</source>
   <translation>另加图形 {count} 个，已显示在地图上。</translation>
  </message>
  <message>
   <source>{count} groups</source>
   <translation>{count} 组</translation>
  </message>
  <message>
   <source>{count} groups are chosen; at most {most} are proposed at once. Choose fewer, and propose the others afterwards.</source>
   <translation>已选 {count} 组，一次最多拟合并 {most} 组。请少选一些，其余分次拟合并。</translation>
  </message>
  <message>
   <source>{count} groups of which a parcel fails a condition</source>
   <translation>{count} 组有宗地不符合条件</translation>
  </message>
  <message>
   <source>{count} groups on which nothing stands open that the fields tell</source>
   <translation>{count} 组从字段看没有待核事项</translation>
  </message>
  <message>
   <source>{count} groups on which something has to be looked up or filled in</source>
   <translation>{count} 组有事项待查询或待补充</translation>
  </message>
  <message>
   <source>{count} groups with a parcel in a merge case under way</source>
   <translation>{count} 组有宗地正在办理合并</translation>
  </message>
  <message>
   <source>{count} have to be evaluated again; the file says so.</source>
   <translation>{count} 个地块须重新识别，表中已注明。</translation>
  </message>
  <message>
   <source>{count} joined to other parcels</source>
   <translation>改配 {count} 家</translation>
  </message>
  <message>
   <source>{count} lack data and were not calculated.</source>
   <translation>{count} 个缺少数据，未测算。</translation>
  </message>
  <message>
   <source>{count} layers analysed, {same} of them unchanged.</source>
   <translation>已套合 {count} 个图层，其中 {same} 个无变化。</translation>
  </message>
  <message>
   <source>{count} layers of the workspace were removed from the project.</source>
   <translation>工作库有 {count} 个图层已从项目中移除。</translation>
  </message>
  <message>
   <source>{count} layers open the workspace file itself ({names}) and hold up colleagues' saves. Let them show the display copy, which looks the same.</source>
   <translation>有 {count} 个图层直接打开了工作库文件（{names}），会妨碍同事保存。请改为显示副本，内容相同。</translation>
  </message>
  <message>
   <source>{count} layers were removed from the project.</source>
   <translation>已从项目中移除 {count} 个图层。</translation>
  </message>
  <message>
   <source>{count} left empty, not touched</source>
   <translation>{count} 处空白，不改</translation>
  </message>
  <message>
   <source>{count} lines do not fit into one sheet of {most}. Choose fewer parcels, or analyse into a layer with the algorithm of the toolbox.</source>
   <translation>{count} 行超过一张工作表的上限 {most} 行。请减少宗地，或用工具箱中的算法输出为图层。</translation>
  </message>
  <message>
   <source>{count} lines enclose {more} areas, which count as the line.</source>
   <translation>{count} 条线围成 {more} 个范围，按控制线范围计。</translation>
  </message>
  <message>
   <source>{count} lines with ▲ are not decided yet: check what is to be written, uncheck what is to stay.</source>
   <translation>还有 {count} 行带 ▲ 的没有决定：要写入的请勾选，保留现值的请取消勾选。</translation>
  </message>
  <message>
   <source>{count} may be idle land, which is dealt with apart.</source>
   <translation>另有 {count} 宗疑似闲置，按闲置土地处置。</translation>
  </message>
  <message>
   <source>{count} merges are proposed: {cases}.</source>
   <translation>已拟合并 {count} 组：{cases}。</translation>
  </message>
  <message>
   <source>{count} merges written: {path}</source>
   <translation>已写入 {count} 件宗地合并：{path}</translation>
  </message>
  <message>
   <source>{count} missing</source>
   <translation>缺 {count} 项</translation>
  </message>
  <message>
   <source>{count} missing rows listed: {file}.</source>
   <translation>已导出尚缺的 {count} 项：{file}。</translation>
  </message>
  <message>
   <source>{count} more are in other projects too.</source>
   <translation>另有 {count} 宗也在其他项目中。</translation>
  </message>
  <message>
   <source>{count} more areas overlap too.</source>
   <translation>另有 {count} 个图斑也有重叠。</translation>
  </message>
  <message>
   <source>{count} more have another part inside.</source>
   <translation>另有 {count} 宗地线内面积改变。</translation>
  </message>
  <message>
   <source>{count} more open forms are not saved either.</source>
   <translation>另有 {count} 个编辑窗口也未保存。</translation>
  </message>
  <message>
   <source>{count} more; “Find merge groups” in Processing lists all</source>
   <translation>另有 {count} 项，用处理算法“查找合并候选”可全部列出</translation>
  </message>
  <message>
   <source>{count} never</source>
   <translation>从未识别 {count} 宗</translation>
  </message>
  <message>
   <source>{count} not checked</source>
   <translation>{count} 宗未套合</translation>
  </message>
  <message>
   <source>{count} not taken</source>
   <translation>{count} 项未采用</translation>
  </message>
  <message>
   <source>{count} of the chosen parcels are current no more; a colleague retired them. Choose again from the list.</source>
   <translation>所选宗地中有 {count} 宗已不是现状，可能被同事停用。请在列表中重新选择。</translation>
  </message>
  <message>
   <source>{count} of the chosen parcels are current no more; they were retired already.</source>
   <translation>所选宗地中有 {count} 宗已不是现状，此前已停用。</translation>
  </message>
  <message>
   <source>{count} of the chosen parcels are not in the workspace any more.</source>
   <translation>所选宗地中有 {count} 宗已不在工作库。</translation>
  </message>
  <message>
   <source>{count} of the chosen parcels have no such part and were not taken.</source>
   <translation>所选宗地中有 {count} 宗没有这样的部分，未取入。</translation>
  </message>
  <message>
   <source>{count} of the parcels are current no more. Take them out, or choose their successors.</source>
   <translation>其中 {count} 宗宗地已不是现状宗地。请移出，或改选其后续宗地。</translation>
  </message>
  <message>
   <source>{count} of the suspected are tagged already; the list counts them as tagged.</source>
   <translation>疑似低效中有 {count} 宗已标记，列表按“标记低效”计。</translation>
  </message>
  <message>
   <source>{count} of the units that were to go into the new one do not lie in it any more. Look at the units inside again.</source>
   <translation>要并入的地块中有 {count} 个已不在范围内，请重新查看范围内的地块。</translation>
  </message>
  <message>
   <source>{count} of the {all} chosen parcels belong to units of several parcels or of a part: {units}. What is tagged is the whole unit.</source>
   <translation>所选 {all} 宗中有 {count} 宗属于由多宗或部分宗地组成的地块：{units}。标记的是整个地块。</translation>
  </message>
  <message>
   <source>{count} of them as drawn</source>
   <translation>其中 {count} 宗按图形</translation>
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
   <source>{count} of them have no clear parcel.</source>
   <translation>其中 {count} 家没有唯一的宗地，请逐家选择。</translation>
  </message>
  <message>
   <source>{count} of them lie mostly on the other side</source>
   <translation>其中 {count} 宗的大部分在另一侧</translation>
  </message>
  <message>
   <source>{count} of them tagged</source>
   <translation>{count} 宗已标记</translation>
  </message>
  <message>
   <source>{count} of these areas lie within another: they count as inside. Give polygons if they are holes.</source>
   <translation>其中 {count} 个范围在另一范围之内，按线内计。如属挖空，请改用面图层。</translation>
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
   <source>{count} of {expected} survey units are not in the workspace any more. Choose again.</source>
   <translation>{expected} 个地块中有 {count} 个已不在工作库中。请重新选择。</translation>
  </message>
  <message>
   <source>{count} of {total} layers are not analysed as they are now.</source>
   <translation>{total} 个图层中有 {count} 个尚未按现状套合。</translation>
  </message>
  <message>
   <source>{count} of {total} parcels cannot be treated so, so none was: {parcels}. Only boundary errors whose check still holds can be treated; check the others again.</source>
   <translation>{total} 宗中有 {count} 宗不能这样处理，因此全部未处理：{parcels}。只有套合结果仍然有效的边界误差可以处理，其余请重新套合。</translation>
  </message>
  <message>
   <source>{count} of {total} parcels change class</source>
   <translation>{total} 宗中有 {count} 宗类别变化</translation>
  </message>
  <message>
   <source>{count} of {total} units cannot go on yet:</source>
   <translation>{total} 个地块中有 {count} 个还不能办理：</translation>
  </message>
  <message>
   <source>{count} of {total} units cannot take this step, so none did: {units}.</source>
   <translation>{total} 个地块中有 {count} 个不能办理这一步，因此全部未办：{units}。</translation>
  </message>
  <message>
   <source>{count} of {whole} parcels</source>
   <translation>{count} 宗（全组 {whole} 宗）</translation>
  </message>
  <message>
   <source>{count} other parcels were drawn meanwhile on land that would come back: {parcels}. Correct their boundaries first.</source>
   <translation>在此期间有 {count} 宗其他宗地占用了将要恢复的土地：{parcels}。请先修正这些宗地的界线。</translation>
  </message>
  <message>
   <source>{count} other proposed merges have parcels of this one. Only one of them can be accepted.</source>
   <translation>另有 {count} 个拟合并方案占用本方案的宗地，只能受理其中一个。</translation>
  </message>
  <message>
   <source>{count} other proposed merges have parcels of this one. Only one of them can be accepted:</source>
   <translation>另有 {count} 个拟合并方案占用本方案的宗地，只能受理其中一个：</translation>
  </message>
  <message>
   <source>{count} other proposed merges have parcels of {case}: {cases}. Only one of them can be accepted: choose in the form of this step that they are withdrawn with it, or withdraw them or take the parcels out of them first.</source>
   <translation>另有 {count} 个拟合并方案占用 {case} 的宗地：{cases}。只能受理其中一个：请在本步骤窗口中选择同时撤回，或先撤回这些方案、移出相关宗地。</translation>
  </message>
  <message>
   <source>{count} other units have entries that are not saved.</source>
   <translation>另有 {count} 个地块的填写尚未保存。</translation>
  </message>
  <message>
   <source>{count} overlaps with other parcels remain, {area} m² together. Write all the same?</source>
   <translation>仍有 {count} 处与邻宗重叠，共 {area} m²，仍要写入吗？</translation>
  </message>
  <message>
   <source>{count} papers; all that are needed (*) are there. The list is an example.</source>
   <translation>共 {count} 项材料，必备（*）已齐。清单为示例。</translation>
  </message>
  <message>
   <source>{count} papers; {missing} that are needed (*) are missing. The list is an example.</source>
   <translation>共 {count} 项材料，必备（*）未收 {missing} 项。清单为示例。</translation>
  </message>
  <message>
   <source>{count} parcel is chosen. A merge needs at least two.</source>
   <translation>只选了 {count} 宗。合并至少需要两宗。</translation>
  </message>
  <message>
   <source>{count} parcels</source>
   <translation>{count} 宗</translation>
  </message>
  <message>
   <source>{count} parcels (first: {parcel}) are part of units of several or partial parcels: {units}. What is tagged is the unit; choose whether these units are meant as a whole.</source>
   <translation>{count} 宗（首宗：{parcel}）属于多宗或部分宗地组成的地块：{units}。标记以地块为单位，请选择是否整个地块一并标记。</translation>
  </message>
  <message>
   <source>{count} parcels added</source>
   <translation>新增 {count} 宗</translation>
  </message>
  <message>
   <source>{count} parcels are chosen; at most {most} are treated in one step, so that nobody else has to wait. Choose fewer, such as those of one district, and go on with the rest.</source>
   <translation>已选 {count} 宗；为不让他人等待，一次最多处理 {most} 宗。请少选一些，例如先选一个区，再处理其余。</translation>
  </message>
  <message>
   <source>{count} parcels are hit by none: they need your own basis.</source>
   <translation>{count} 宗未命中规则，须填写依据。</translation>
  </message>
  <message>
   <source>{count} parcels are not tagged (first: {first}), there is nothing to withdraw. Leave them out.</source>
   <translation>{count} 宗尚未标记（首宗：{first}），无可撤销，请取消选择。</translation>
  </message>
  <message>
   <source>{count} parcels are proposed to be merged: {parcels}. They stay as they are until the registry has merged them.</source>
   <translation>拟合并 {count} 宗：{parcels}。登记前各宗地保持不变。</translation>
  </message>
  <message>
   <source>{count} parcels are smaller than 1 m².</source>
   <translation>{count} 宗小于 1 m²。</translation>
  </message>
  <message>
   <source>{count} parcels are to be retired: {which}. They stay in the workspace with day and reason, but count in no list, map or figure any more. This can be undone.</source>
   <translation>将停用 {count} 宗：{which}。停用后注明日期和原因留在工作库中，不再计入列表、地图和统计。可以撤销。</translation>
  </message>
  <message>
   <source>{count} parcels are too many for one save; split them into parts of at most {expected}.</source>
   <translation>一次保存 {count} 宗过多，请分批修改，每批不超过 {expected} 宗。</translation>
  </message>
  <message>
   <source>{count} parcels are too many to draw at once; choose at most {most}.</source>
   <translation>一次编辑 {count} 宗太多，请最多选择 {most} 宗。</translation>
  </message>
  <message>
   <source>{count} parcels assessed</source>
   <translation>共识别 {count} 宗</translation>
  </message>
  <message>
   <source>{count} parcels at the last place are not among “{source}”</source>
   <translation>上一处有 {count} 宗不在“{source}”之内，未计入</translation>
  </message>
  <message>
   <source>{count} parcels cannot be retired, first {first}: {kinds} still rest on them. Withdraw the tag, take the parcel out of the project, or end the merge or filing first.</source>
   <translation>{count} 宗不能停用（首宗 {first}）：其上仍有{kinds}。请先撤回标记、将宗地移出项目，或办结合并、报送事项。</translation>
  </message>
  <message>
   <source>{count} parcels change class.</source>
   <translation>{count} 宗类别变化。</translation>
  </message>
  <message>
   <source>{count} parcels checked against version {version}</source>
   <translation>共套合 {count} 宗，控制线版本 {version}</translation>
  </message>
  <message>
   <source>{count} parcels checked: {outcome}</source>
   <translation>审查 {count} 宗：{outcome}</translation>
  </message>
  <message>
   <source>{count} parcels chosen, {area}</source>
   <translation>已选 {count} 宗 {area}</translation>
  </message>
  <message>
   <source>{count} parcels cross the control line by a thin strip only (boundary error). Treat each as inside or outside where nobody has yet.</source>
   <translation>{count} 宗地仅以细条跨线（边界误差）。尚未处理的，请逐宗确认按线内或线外处理。</translation>
  </message>
  <message>
   <source>{count} parcels cross the line by a strip only, nowhere wider than {width} m: rather two boundaries that were drawn apart than a parcel on both sides. Choose rows, say on which side they count, and why; the measured areas stay.</source>
   <translation>{count} 宗宗地仅以窄条跨线，最宽处不超过 {width} m，多半是两条界线画得不一致，并非真正跨线。请选中各行，确认按线内还是线外处理并写明理由；实测面积保持不变。</translation>
  </message>
  <message>
   <source>{count} parcels evaluated again: {suspected} suspected ({area}), {incomplete} with missing data.</source>
   <translation>已重新识别 {count} 宗：疑似低效 {suspected} 宗（{area}），待补充 {incomplete} 宗。</translation>
  </message>
  <message>
   <source>{count} parcels evaluated again: {what}</source>
   <translation>已重新识别 {count} 宗：{what}</translation>
  </message>
  <message>
   <source>{count} parcels exported: {file}.</source>
   <translation>已导出 {count} 宗：{file}。</translation>
  </message>
  <message>
   <source>{count} parcels exported: {file}. Fill it in, then use “Read the edited table back”.</source>
   <translation>已导出 {count} 宗：{file}。改好后用“读回修改后的表”。</translation>
  </message>
  <message>
   <source>{count} parcels had arcs, which became chords.</source>
   <translation>{count} 宗含圆弧，已化为折线。</translation>
  </message>
  <message>
   <source>{count} parcels had invalid rings and were repaired.</source>
   <translation>{count} 宗界线无效，已修复。</translation>
  </message>
  <message>
   <source>{count} parcels have no unit; they get it with the tag.</source>
   <translation>{count} 宗尚未形成地块，标记时一并形成。</translation>
  </message>
  <message>
   <source>{count} parcels have this in their codes: type more of the code. Only the reasons were searched.</source>
   <translation>有 {count} 宗的代码含有这段文字，请输入更完整的代码。目前只在原因中查找。</translation>
  </message>
  <message>
   <source>{count} parcels have this number; give the parcel code.</source>
   <translation>有 {count} 宗宗地是这个编号，请填写宗地代码。</translation>
  </message>
  <message>
   <source>{count} parcels have to be evaluated again ({why}).</source>
   <translation>{count} 宗需要重新识别（{why}）。</translation>
  </message>
  <message>
   <source>{count} parcels have to be evaluated again.</source>
   <translation>{count} 宗需要重新识别。</translation>
  </message>
  <message>
   <source>{count} parcels lie in three-old land: {names}. The three-old rules apply to it.</source>
   <translation>{count} 宗位于“三旧”范围：{names}。按照“三旧”改造政策相关规定执行。</translation>
  </message>
  <message>
   <source>{count} parcels may be idle land: that goes to the disposal of idle land, not here.</source>
   <translation>{count} 宗疑似闲置：应走闲置土地处置，不在此认定。</translation>
  </message>
  <message>
   <source>{count} parcels may be idle land: that is dealt with by the disposal of idle land, and is not low-efficiency land.</source>
   <translation>{count} 宗疑似闲置：闲置土地走闲置土地处置程序，不按低效用地认定。</translation>
  </message>
  <message>
   <source>{count} parcels not taken</source>
   <translation>{count} 宗未计入</translation>
  </message>
  <message>
   <source>{count} parcels of industrial or unknown use have no shape: left out.</source>
   <translation>{count} 宗工业用地或用途不明宗地没有图形，未计入。</translation>
  </message>
  <message>
   <source>{count} parcels of unknown use ({area} m²) are left out.</source>
   <translation>{count} 宗用途不明（{area} m²），未计入。</translation>
  </message>
  <message>
   <source>{count} parcels of {holders} right holders change their class.</source>
   <translation>{count} 宗地的套合结果改变，涉及权利人 {holders} 个。</translation>
  </message>
  <message>
   <source>{count} parcels of {holder} are chosen.</source>
   <translation>已选中{holder}的 {count} 宗地。</translation>
  </message>
  <message>
   <source>{count} parcels or units lie in the ecological red line.</source>
   <translation>{count} 个宗地或地块占用生态保护红线。</translation>
  </message>
  <message>
   <source>{count} parcels or units lie on land that is no construction land.</source>
   <translation>{count} 个宗地或地块占用非建设用地。</translation>
  </message>
  <message>
   <source>{count} parcels or units lie on permanent farmland.</source>
   <translation>{count} 个宗地或地块占用永久基本农田。</translation>
  </message>
  <message>
   <source>{count} parcels rest on it</source>
   <translation>{count} 宗的结果依据它</translation>
  </message>
  <message>
   <source>{count} parcels retired</source>
   <translation>停用 {count} 宗</translation>
  </message>
  <message>
   <source>{count} parcels retired.</source>
   <translation>已停用 {count} 宗。</translation>
  </message>
  <message>
   <source>{count} parcels say nothing: not decided yet</source>
   <translation>有 {count} 宗未填，待确定</translation>
  </message>
  <message>
   <source>{count} parcels say something else than the common answer, as typed or recorded: {parcels}.</source>
   <translation>{count} 宗与统一查询不同（逐宗填写的或已有记载）：{parcels}。</translation>
  </message>
  <message>
   <source>{count} parcels share their shape with another; each counts.</source>
   <translation>{count} 宗与另一宗图形重复；各自计数。</translation>
  </message>
  <message>
   <source>{count} parcels then, {now} now: {changed} changed since, {gone} gone, {new} new.</source>
   <translation>当时 {count} 宗，现在 {now} 宗：此后改动 {changed} 宗、停用 {gone} 宗、新增 {new} 宗。</translation>
  </message>
  <message>
   <source>{count} parcels to be confirmed by a person</source>
   <translation>{count} 宗需人工确认</translation>
  </message>
  <message>
   <source>{count} parcels, {area} m² as one outline with {corners} corners</source>
   <translation>{count} 宗，合并范围 {area} m²，界址点 {corners} 个</translation>
  </message>
  <message>
   <source>{count} parts</source>
   <translation>{count} 个部分</translation>
  </message>
  <message>
   <source>{count} parts below {least}</source>
   <translation>{count} 处低于 {least}</translation>
  </message>
  <message>
   <source>{count} parts get another right holder ({holders}). Land goes to somebody else only by an agreement of both parties: enter its number.</source>
   <translation>有 {count} 个分割部分更换了权利人（{holders}）。土地分割转让须有双方协议：请填写协议编号。</translation>
  </message>
  <message>
   <source>{count} persons are named; a field check needs {expected}. Name each of them.</source>
   <translation>填写了 {count} 人，外业核查不少于 {expected} 人。请填写每个人的姓名。</translation>
  </message>
  <message>
   <source>{count} places do not agree ({rows} rows, {lines} log lines looked at).</source>
   <translation>有 {count} 处不一致（已检查 {rows} 行、{lines} 条日志）。</translation>
  </message>
  <message>
   <source>{count} places do not agree, as before the upgrade.</source>
   <translation>有 {count} 处不一致，与升级前相同。</translation>
  </message>
  <message>
   <source>{count} projects</source>
   <translation>{count} 个项目</translation>
  </message>
  <message>
   <source>{count} projects are called {value}. Name the one that is meant by its number.</source>
   <translation>名称为“{value}”的项目有 {count} 个，请改用项目编号指明。</translation>
  </message>
  <message>
   <source>{count} projects calculated</source>
   <translation>已测算 {count} 个项目</translation>
  </message>
  <message>
   <source>{count} projects calculated under {pack}.</source>
   <translation>已按 {pack} 测算 {count} 个项目。</translation>
  </message>
  <message>
   <source>{count} rejected</source>
   <translation>已否定 {count} 家</translation>
  </message>
  <message>
   <source>{count} rest on an example standard: the file is marked as a draft for training.</source>
   <translation>{count} 个地块依据示例标准，文件已标为草稿，仅供演练。</translation>
  </message>
  <message>
   <source>{count} results are new.</source>
   <translation>新结果 {count} 条。</translation>
  </message>
  <message>
   <source>{count} right holders are concerned</source>
   <translation>涉及权利人 {count} 个</translation>
  </message>
  <message>
   <source>{count} right holders are concerned.</source>
   <translation>涉及权利人 {count} 个。</translation>
  </message>
  <message>
   <source>{count} rows</source>
   <translation>{count} 行</translation>
  </message>
  <message>
   <source>{count} rows of the table that went out are not in it any more; their parcels stay as they are.</source>
   <translation>导出时有的 {count} 行现在表中没有了；不作删除，这些宗地保持原样。</translation>
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
   <source>{count} rules, {logic}</source>
   <translation>{count} 条规则，{logic}</translation>
  </message>
  <message>
   <source>{count} samples are texts of the office now, marked as examples.</source>
   <translation>{count} 条示例已转为本单位条文，仍标为示例。</translation>
  </message>
  <message>
   <source>{count} saves since</source>
   <translation>之后有 {count} 次保存</translation>
  </message>
  <message>
   <source>{count} say the same as before.</source>
   <translation>{count} 个与上次相同。</translation>
  </message>
  <message>
   <source>{count} scenarios</source>
   <translation>{count} 个方案</translation>
  </message>
  <message>
   <source>{count} scenarios are chosen. Choose {fewest} to {most} proposed merges to compare.</source>
   <translation>已选 {count} 个方案。请选择 {fewest} 至 {most} 个拟合并方案进行比较。</translation>
  </message>
  <message>
   <source>{count} scenarios written: {path}</source>
   <translation>已输出 {count} 个方案：{path}</translation>
  </message>
  <message>
   <source>{count} shapes are selected. Select one: the new parcel has one outline.</source>
   <translation>选了 {count} 个图形。请只选一个：新宗地只有一条界线。</translation>
  </message>
  <message>
   <source>{count} shapes in {crs} are copied into the workspace and transformed.</source>
   <translation>{crs} 的 {count} 个图形将复制到工作库并转换坐标。</translation>
  </message>
  <message>
   <source>{count} shapes lie on others ({area} m²): the same ground counts once.</source>
   <translation>{count} 个图形与其他图形重叠（{area} m²），同一块地只计一次。</translation>
  </message>
  <message>
   <source>{count} stay the same</source>
   <translation>{count} 处与现值相同</translation>
  </message>
  <message>
   <source>{count} steps</source>
   <translation>共 {count} 步</translation>
  </message>
  <message>
   <source>{count} steps, older ones there</source>
   <translation>已列 {count} 步，还有更早的</translation>
  </message>
  <message>
   <source>{count} survey areas in one save; their names get a number</source>
   <translation>一次保存 {count} 个调查区，名称后自动加序号</translation>
  </message>
  <message>
   <source>{count} survey areas made.</source>
   <translation>已新建调查区 {count} 个。</translation>
  </message>
  <message>
   <source>{count} survey units</source>
   <translation>{count} 个地块</translation>
  </message>
  <message>
   <source>{count} survey units written: {path}</source>
   <translation>已写入 {count} 个地块：{path}</translation>
  </message>
  <message>
   <source>{count} suspected</source>
   <translation>疑似低效 {count} 宗</translation>
  </message>
  <message>
   <source>{count} tags rest on another standard: look at them again.</source>
   <translation>{count} 个标记的依据出自其他标准，请复看。</translation>
  </message>
  <message>
   <source>{count} taxes moved into the folder. The log of the workspace still holds their old values.</source>
   <translation>已将 {count} 项税额移入文件夹。工作库的日志中仍保留原值。</translation>
  </message>
  <message>
   <source>{count} taxes still stand in the workspace, from older imports. Moved out, they stand in the folder and no more in the tables; the log of the workspace still holds the old values.</source>
   <translation>以前的导入在工作库中留有 {count} 项税额。移出后只存于税收明细文件夹，表中不再有；但工作库的日志仍保留原值。</translation>
  </message>
  <message>
   <source>{count} things must be put right before anything is written. First: {first}</source>
   <translation>写入之前必须先改正 {count} 处问题。第一处：{first}</translation>
  </message>
  <message>
   <source>{count} to be reviewed, another version of the line is in force</source>
   <translation>{count} 宗待复核（控制线已换版）</translation>
  </message>
  <message>
   <source>{count} to be reviewed, their boundary has changed</source>
   <translation>{count} 宗待复核（宗地图形已变更）</translation>
  </message>
  <message>
   <source>{count} to decide</source>
   <translation>{count} 处待决定</translation>
  </message>
  <message>
   <source>{count} to look at</source>
   <translation>{count} 条待核对</translation>
  </message>
  <message>
   <source>{count} treatments of boundary errors no longer fit and must be given again.</source>
   <translation>{count} 宗边界误差的处理已不适用，须重新确认。</translation>
  </message>
  <message>
   <source>{count} treatments of boundary errors no longer fit and must be given again; they are listed in the summary.</source>
   <translation>{count} 宗边界误差的人工处理已不再适用，须重新确认；列表见摘要。</translation>
  </message>
  <message>
   <source>{count} treatments of boundary errors were taken back.</source>
   <translation>已撤回 {count} 宗边界误差的处理。</translation>
  </message>
  <message>
   <source>{count} under another standard</source>
   <translation>依据其他标准 {count} 宗</translation>
  </message>
  <message>
   <source>{count} units</source>
   <translation>{count} 个地块</translation>
  </message>
  <message>
   <source>{count} units are decided already (first: {first}, {state}). They are tagged anew only after they were sent back or reopened on the page Procedure. Leave them out.</source>
   <translation>{count} 个地块已有决定（首个：{first}，{state}）。须先在“办理”页退回或重新启用才能再标记，请先去掉这些地块。</translation>
  </message>
  <message>
   <source>{count} units are left out: no low-efficiency land, removed, or tag withdrawn.</source>
   <translation>另有 {count} 个地块未计入：不属低效、已销号或已撤销标记。</translation>
  </message>
  <message>
   <source>{count} units assigned to survey areas.</source>
   <translation>已把 {count} 个地块归入调查区。</translation>
  </message>
  <message>
   <source>{count} units can only be read (first: {first}, {state}): what is filed changes only after it was returned. Leave them out.</source>
   <translation>{count} 个地块只能查看（首个：{first}，{state}）：已报送的须退回后才能改，请先去掉这些地块。</translation>
  </message>
  <message>
   <source>{count} units in one save, together {area}</source>
   <translation>一次保存 {count} 个地块，合计 {area}</translation>
  </message>
  <message>
   <source>{count} units lie in no survey area.</source>
   <translation>{count} 个地块不在任何调查区内。</translation>
  </message>
  <message>
   <source>{count} units made ({area}).</source>
   <translation>已新建地块 {count} 块（{area}）。</translation>
  </message>
  <message>
   <source>{count} units numbered.</source>
   <translation>已给 {count} 个地块编号。</translation>
  </message>
  <message>
   <source>{count} units: only what you enter here is set on them.</source>
   <translation>{count} 个地块：只改写这里填写的项。</translation>
  </message>
  <message>
   <source>{count} warnings; see them after saving</source>
   <translation>{count} 条提示，保存后可查看</translation>
  </message>
  <message>
   <source>{count} were so already.</source>
   <translation>{count} 宗原已如此。</translation>
  </message>
  <message>
   <source>{count} were typed one by one and stay: {parcels}.</source>
   <translation>{count} 宗为逐宗填写，保持不变：{parcels}。</translation>
  </message>
  <message>
   <source>{count} without registered area</source>
   <translation>{count} 宗缺登记面积</translation>
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
   <source>{day} (planned)</source>
   <translation>拟 {day}</translation>
  </message>
  <message>
   <source>{day} · {name} · {action}: {states}</source>
   <translation>{day} · {name} · {action}：{states}</translation>
  </message>
  <message>
   <source>{day}, control line {version}</source>
   <translation>{day}，控制线版本 {version}</translation>
  </message>
  <message>
   <source>{day}, no control line in force</source>
   <translation>{day}，没有生效的控制线</translation>
  </message>
  <message>
   <source>{department} does not agree: return the claim instead of passing it.</source>
   <translation>{department}不同意：请退回，不能通过。</translation>
  </message>
  <message>
   <source>{department} was not heard yet: enter its opinion.</source>
   <translation>{department}尚未反馈意见，请填写。</translation>
  </message>
  <message>
   <source>{difference} against the stored calculation ({state}, {was}).</source>
   <translation>与已保存的测算（{state}，{was}）相比 {difference}。</translation>
  </message>
  <message>
   <source>{difference} m² against the registered area</source>
   <translation>与登记面积相差 {difference} m²</translation>
  </message>
  <message>
   <source>{differing} of {count} lines differ (≠). Checked on {day}; nothing is written by comparing.</source>
   <translation>共 {count} 项，{differing} 项不同（≠）。{day} 核对；比较不写入任何数据。</translation>
  </message>
  <message>
   <source>{district} has figures for this indicator and {year} already. Change those instead.</source>
   <translation>{district}{year}年的这项指标已有数据，请直接修改。</translation>
  </message>
  <message>
   <source>{district} is not a district of Jiangmen. Expected: {expected}.</source>
   <translation>{district} 不是江门的县（市、区）；应为：{expected}。</translation>
  </message>
  <message>
   <source>{document} is no document number. Enter it as 江府函〔2025〕3号.</source>
   <translation>“{document}”不是文号，请按“江府函〔2025〕3号”的格式填写。</translation>
  </message>
  <message>
   <source>{document} is the number of a bureau (“{word}”). The county government identifies: enter the number of its document.</source>
   <translation>{document} 是部门文号（含“{word}”）。认定由县（市、区）政府作出，请填写政府文件的文号。</translation>
  </message>
  <message>
   <source>{document} leaves these open. Every reading is calculated and shown anyway; where they disagree the result is a review. What is decided here, the usual reading too, asks for no review any more and needs a document.</source>
   <translation>{document} 对以下各项没有明确。每种口径都会测算并显示；结果不一致时须复核。在此裁定的口径（包括缺省口径）不再要求复核，须有文件依据。</translation>
  </message>
  <message>
   <source>{document} runs until {last}: {days} days are left.</source>
   <translation>{document}有效期至{last}，还有 {days} 天。</translation>
  </message>
  <message>
   <source>{document}, checked on {day}</source>
   <translation>依据{document}，核对日期 {day}</translation>
  </message>
  <message>
   <source>{edited} parcels and {neighbours} neighbours; {changed} changed, {new} new</source>
   <translation>编辑 {edited} 宗，邻宗 {neighbours} 宗；已改 {changed} 宗，新增 {new} 宗</translation>
  </message>
  <message>
   <source>{eligible} of {count} projects are eligible for {amount} yuan together</source>
   <translation>{count} 个项目中 {eligible} 个符合，合计 {amount} 元</translation>
  </message>
  <message>
   <source>{expected} was expected</source>
   <translation>应为 {expected}</translation>
  </message>
  <message>
   <source>{fields} and others, {count} in all</source>
   <translation>{fields}等 {count} 项</translation>
  </message>
  <message>
   <source>{fields} cannot be edited here: the plugin computes or keeps it.</source>
   <translation>{fields}由系统计算或管理，不能在此修改。</translation>
  </message>
  <message>
   <source>{fields} were edited in the workspace since the last import and stay as they are. Let the file win if it is right.</source>
   <translation>{fields}在上次导入后经人工修改，保持不变。如以文件为准，请勾选“以文件为准覆盖人工修改”。</translation>
  </message>
  <message>
   <source>{field} cannot be changed here: the plugin computes or keeps it.</source>
   <translation>{field}由系统计算或管理，不能在这里修改。</translation>
  </message>
  <message>
   <source>{field} cannot be read as a list. Enter its rows anew.</source>
   <translation>{field}的内容无法按清单读取，请重新录入各行。</translation>
  </message>
  <message>
   <source>{field} cannot be read: {value}. Enter it again.</source>
   <translation>{field} 无法读取：{value}，请重新填写。</translation>
  </message>
  <message>
   <source>{field} has arcs, which are not read from WKT. Give the shape as WKB: there arcs become chords; or break them into straight lines first.</source>
   <translation>{field} 含有圆弧，WKT 中的圆弧不能读取。请改用 WKB（圆弧将转为弦线），或先将圆弧折成直线。</translation>
  </message>
  <message>
   <source>{field} has several values in one file: {values}. Import one version at a time.</source>
   <translation>同一文件中{field}有多个值：{values}；每次只能导入一版。</translation>
  </message>
  <message>
   <source>{field} is 0. Leave it empty when it is not known.</source>
   <translation>{field}为 0。如果是未知，请留空。</translation>
  </message>
  <message>
   <source>{field} is a grey column that only names the parcel; its change is not taken. Export the table with this field to change it.</source>
   <translation>{field}是灰色列，只用来认宗地，改动未采用。要改它，请导出时勾选该字段。</translation>
  </message>
  <message>
   <source>{field} is empty. An acceptance counts by its kind, number and day; fill it in.</source>
   <translation>{field}为空。竣工验收以文件种类、文号和日期为准，请填写。</translation>
  </message>
  <message>
   <source>{field} is empty. What is paid by phases rests on it; fill it in.</source>
   <translation>{field}未填。按期奖补以此为准，请补填。</translation>
  </message>
  <message>
   <source>{field} is entered, but the acceptance is not marked as that of a phase: it counts for the whole project. Mark it as interim, or leave the area empty.</source>
   <translation>{field}已填，但该验收未选“分期”，按整个项目计。请将“分期”选为“是”，或清空该面积。</translation>
  </message>
  <message>
   <source>{field} is filled in, but the land is stated as not idle. Check both.</source>
   <translation>已填{field}，但“闲置土地”为“否”，请核对。</translation>
  </message>
  <message>
   <source>{field} is in {unit}; it was converted to {expected}.</source>
   <translation>{field} 的单位为 {unit}，已换算为 {expected}。</translation>
  </message>
  <message>
   <source>{field} is longer than {most} characters. Shorten it.</source>
   <translation>“{field}”超过 {most} 个字符，请缩短。</translation>
  </message>
  <message>
   <source>{field} is missing.</source>
   <translation>缺少{field}。</translation>
  </message>
  <message>
   <source>{field} is missing. Enter it.</source>
   <translation>缺少{field}，请填写。</translation>
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
   <source>{field} is {value}: no code of its list. Choose one of the list.</source>
   <translation>{field}为 {value}，不在代码表内，请从代码表中选择。</translation>
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
   <source>{field} is {value}; a share cannot be above 100 %.</source>
   <translation>{field}为 {value}，不能超过 100%。</translation>
  </message>
  <message>
   <source>{field} is {value}; a tax below zero is not taken. Ask the tax office for the tax that was paid in that year, refunds of other years left out.</source>
   <translation>{field}为 {value}：税收为负，不予接收。请向税务部门取得该年度实际入库数，不含其他年度的退税。</translation>
  </message>
  <message>
   <source>{field} is {value}; a value in {expected} was expected.</source>
   <translation>{field} 的值为 {value}，应在 {expected} 范围内。</translation>
  </message>
  <message>
   <source>{field} is {value}; it cannot be below zero.</source>
   <translation>{field}为 {value}，不能小于零。</translation>
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
   <source>{field} must be above 0. Leave it empty when it is not known.</source>
   <translation>{field}必须大于 0；不清楚时请留空。</translation>
  </message>
  <message>
   <source>{field} must be above zero, not {value}. Correct the figure.</source>
   <translation>{field} 应大于零，现为 {value}，请更正。</translation>
  </message>
  <message>
   <source>{field} must not be empty.</source>
   <translation>{field}不能为空。</translation>
  </message>
  <message>
   <source>{field} of the control line is not stated. Enter it.</source>
   <translation>未提供控制线的{field}，请填写。</translation>
  </message>
  <message>
   <source>{field} of {count} parcels changed.</source>
   <translation>已修改 {count} 宗的{field}。</translation>
  </message>
  <message>
   <source>{field} of {value} is unusually high (above {expected}). Check it.</source>
   <translation>{field} {value} 偏高（超过 {expected}），请核对。</translation>
  </message>
  <message>
   <source>{field} of {value} is very low. The unit is %: enter {expected} if {expected} % is meant.</source>
   <translation>{field} {value} 过低：单位是 %，如果要填 {expected}%，请填 {expected}。</translation>
  </message>
  <message>
   <source>{field} of {value} m² is more than {other} of {expected} m². Check both.</source>
   <translation>{field} {value} m² 大于{other} {expected} m²，请核对。</translation>
  </message>
  <message>
   <source>{field} states the unit {unit}, {expected} was expected; the numbers were taken as {expected}. Check them.</source>
   <translation>{field} 的单位为 {unit}，应为 {expected}；数值按 {expected} 处理，请核对。</translation>
  </message>
  <message>
   <source>{field} was not taken over. {why}</source>
   <translation>“{field}”没有采用。{why}</translation>
  </message>
  <message>
   <source>{field} {parcel} was given to another current parcel meanwhile, so it cannot come back. Correct that number first.</source>
   <translation>{field} {parcel} 在此期间已用于另一现势宗地，无法恢复。请先更正该宗地的编号。</translation>
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
   <source>{field} {value} is that of another parcel already; no two parcels may have it.</source>
   <translation>{field} {value} 已是另一宗地的编号，两宗地不能相同。</translation>
  </message>
  <message>
   <source>{field} {value} lies in the future. Correct the day.</source>
   <translation>{field} {value} 晚于今天，请更正。</translation>
  </message>
  <message>
   <source>{field} {value} must be after {other} {expected}.</source>
   <translation>{field} {value} 应晚于{other} {expected}。</translation>
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
   <source>{field} {value}, standard {limit}, {percent} % apart</source>
   <translation>{field} {value}，标准 {limit}，差 {percent} %</translation>
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
   <source>{field} “{value}” is a word, not a code of the stated standard. The code of {name} in GB/T 21010-2017 is {code}.</source>
   <translation>{field}“{value}”是文字，不是所选分类标准的代码；{name}在 GB/T 21010-2017 中的代码是 {code}。</translation>
  </message>
  <message>
   <source>{field} “{value}” is not a code of GB/T 4754, such as C13 or 1310. Enter the code.</source>
   <translation>{field}“{value}”不是国民经济行业代码（GB/T 4754），例如 C13 或 1310，请填代码。</translation>
  </message>
  <message>
   <source>{field}: a line ends freely at x {x}, y {y}. Cut off what juts out or close the line, or give polygons.</source>
   <translation>{field}：线在 x {x}, y {y} 处悬空。请剪去多出的线头或将线闭合，或改用面图层。</translation>
  </message>
  <message>
   <source>{field}: a part of {value} m² cannot exceed the whole of {expected} m². Correct one of them.</source>
   <translation>{field}：部分面积 {value} m² 不能超过整体 {expected} m²，请更正其一。</translation>
  </message>
  <message>
   <source>{field}: cells name {units} themselves; each was converted to {expected}. Bare numbers were taken as {bare}.</source>
   <translation>{field}：部分单元格自带单位 {units}，均已换算为 {expected}；未写单位的按 {bare} 处理。</translation>
  </message>
  <message>
   <source>{field}: project {value} stands twice in the list. Keep one row of it.</source>
   <translation>{field}：项目 {value} 在清单中出现两次，请只保留一行。</translation>
  </message>
  <message>
   <source>{field}: the comma in “{value}” can be read in two ways. Write 1234.5 without a comma.</source>
   <translation>{field}：“{value}”中的逗号含义不明，请写成 1234.5，不用逗号。</translation>
  </message>
  <message>
   <source>{field}: the floor areas of the districts add up to {value} m², the project has {expected} m². Correct them.</source>
   <translation>{field}：各区建筑面积合计 {value} 平方米，与项目建筑面积 {expected} 平方米不符，请更正。</translation>
  </message>
  <message>
   <source>{field}: the lines do not close ({count} loose ends). The narrowest gap is {gap_m} m, from x {x}, y {y} to x {to_x}, y {to_y}. Close it, or give polygons.</source>
   <translation>{field}：线未闭合（{count} 个悬空端点）。最窄缺口 {gap_m} m，自 x {x}, y {y} 至 x {to_x}, y {to_y}。请闭合，或改用面图层。</translation>
  </message>
  <message>
   <source>{field}: the lines enclose no area. Give lines that close, or polygons.</source>
   <translation>{field}：这些线没有围出任何范围。请提供闭合的线，或改用面图层。</translation>
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
   <source>{field}: there is no day “{value}”. Check year, month and day; write it like 2024-03-05.</source>
   <translation>{field}：没有“{value}”这一天。请核对年、月、日，写法如 2024-03-05。</translation>
  </message>
  <message>
   <source>{field}: {count} parcels have the map number {value}. Use the parcel code.</source>
   <translation>{field}：有 {count} 宗宗地的图斑编号为 {value}，请改用宗地代码。</translation>
  </message>
  <message>
   <source>{field}: {expected}.</source>
   <translation>{field}：{expected}。</translation>
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
   <source>{field}: “{value}” does not fit. A limit is a plain number above 0 and at most 100.</source>
   <translation>{field}：“{value}”不符合要求。下限须为大于0、不超过100的普通数字。</translation>
  </message>
  <message>
   <source>{field}: “{value}” does not fit. Areas are plain numbers, the whole is above 0, the year has four digits.</source>
   <translation>{field}：“{value}”不符合要求。面积须为普通数字，分母大于0，年度为四位数。</translation>
  </message>
  <message>
   <source>{field}: “{value}” is no whole year. The figures of a year are expected, such as 2023 or 2023年1-12月.</source>
   <translation>{field}：“{value}”不是完整年度。应为全年数据，如 2023 或 2023年1-12月。</translation>
  </message>
  <message>
   <source>{field}: “{value}” is not a full day. Write it like 2024-03-05.</source>
   <translation>{field}：“{value}”不是完整的日期，请写成 2024-03-05。</translation>
  </message>
  <message>
   <source>{field}: “{value}” is not a number. Write it like 1234.56, an area also like 1.2万 or 30亩, money like 450万; powers of ten such as 1e3 are not read.</source>
   <translation>{field}：“{value}”不是数字。请写成 1234.56；面积也可写 1.2万、30亩，金额也可写 450万；不支持 1e3 这类科学记数法。</translation>
  </message>
  <message>
   <source>{field}: “{value}” is not in the list. Choose one of its entries.</source>
   <translation>{field}：“{value}”不在列表中，请选择其中一项。</translation>
  </message>
  <message>
   <source>{field}: “{value}” is not in the list. Choose one of {expected}.</source>
   <translation>{field}：“{value}”不在代码表中，请从{expected}中选择。</translation>
  </message>
  <message>
   <source>{field}: “{value}” must be a whole number.</source>
   <translation>{field}：“{value}”应为整数。</translation>
  </message>
  <message>
   <source>{field}: “{value}” names a month and no day; it counts as missing. Write the full day like 2023-12-31.</source>
   <translation>{field}：“{value}”只有月份、没有日，按缺失处理。请写全日期，如 2023-12-31。</translation>
  </message>
  <message>
   <source>{field}: “{value}” names two figures that are not the same. Keep the right one in the file and import it again.</source>
   <translation>{field}：“{value}”中的两个数值不一致。请在文件中保留正确的一个后重新导入。</translation>
  </message>
  <message>
   <source>{field}: “{value}” stands in two rows. Keep one of them.</source>
   <translation>{field}：“{value}”在两行中重复，请只保留一行。</translation>
  </message>
  <message>
   <source>{figure} = {mu} mu</source>
   <translation>{figure} = {mu} 亩</translation>
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
   <source>{file} cannot be read: {detail}. Choose another policy file.</source>
   <translation>不能读取 {file}：{detail}。请另选政策文件。</translation>
  </message>
  <message>
   <source>{file} cannot be upgraded and is as it was: it is not as the older version made it ({detail}). Restore a backup, or send us this sentence.</source>
   <translation>{file} 无法升级，文件保持原样：它与旧版本创建时不同（{detail}）。请恢复备份，或把这句话发给我们。</translation>
  </message>
  <message>
   <source>{file} cannot be used as a template: an xlsx file without a password is needed. Save it as xlsx in your spreadsheet program.</source>
   <translation>{file} 不能用作模板：需要没有密码的 xlsx 文件。请用表格软件另存为 xlsx。</translation>
  </message>
  <message>
   <source>{file} cannot be written ({detail}). Close it in other programs or choose another folder.</source>
   <translation>无法写入 {file}（{detail}）；请在其他程序中关闭它或换一个文件夹。</translation>
  </message>
  <message>
   <source>{file} cannot hold this. End its name in one of {expected}.</source>
   <translation>{file} 不能写这种内容，文件名应以 {expected} 之一结尾。</translation>
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
   <source>{file} does not say its reference system; it was taken for CGCS2000. Compare the outline with the map.</source>
   <translation>{file} 未写明坐标系，按 2000 国家大地坐标系读取。请在地图上核对界线。</translation>
  </message>
  <message>
   <source>{file} exists already and is not overwritten; choose another name.</source>
   <translation>{file} 已存在，不会覆盖，请换一个名称。</translation>
  </message>
  <message>
   <source>{file} has coordinates of {stated}; the workspace is in CGCS2000. Have the surveyor deliver CGCS2000: nothing is converted without parameters.</source>
   <translation>{file} 采用{stated}，工作库为 2000 国家大地坐标系。请测绘单位提供 2000 坐标系成果，没有转换参数不作转换。</translation>
  </message>
  <message>
   <source>{file} has east before north; the columns were exchanged.</source>
   <translation>{file} 横坐标在前，已交换两列。</translation>
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
   <source>{file} has no heading that is known and no name in double braces (looked at {cell}). Write headings such as 权利人 or 地块面积（亩）, or such names in double braces.</source>
   <translation>{file} 中没有能识别的表头，也没有双花括号的占位符（已查看 {cell}）。请写“权利人”“地块面积（亩）”等表头，或用双花括号写这些名称。</translation>
  </message>
  <message>
   <source>{file} has no layer {layer}. It has: {layers}.</source>
   <translation>{file} 中没有图层 {layer}；现有：{layers}。</translation>
  </message>
  <message>
   <source>{file} has no plot with an outline. Choose a file with boundary points under [地块坐标].</source>
   <translation>{file} 中没有面状地块。请选择含 [地块坐标] 界址点的文件。</translation>
  </message>
  <message>
   <source>{file} has several layers: {layers}. Choose one.</source>
   <translation>{file} 中有多个图层：{layers}；请选择一个。</translation>
  </message>
  <message>
   <source>{file} has taxes of enterprises. They do not enter the workspace: choose a folder of their own, open only to those who may see them.</source>
   <translation>{file} 含企业税收。税收明细不进入工作库，请选择一个单独的、只对有权查看者开放的文件夹。</translation>
  </message>
  <message>
   <source>{file} has {count} plots. Which one is the new parcel?</source>
   <translation>{file} 有 {count} 个地块，合并后宗地是哪一个？</translation>
  </message>
  <message>
   <source>{file} in the folder of the taxes was changed or cut off after it was delivered. Move it out of the folder and import the list of the tax office again.</source>
   <translation>税收明细文件夹中的 {file} 存入后被改动或不完整。请将其移出文件夹，并重新导入税务部门的清单。</translation>
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
   <source>{file} is from a state that {workspace} does not have: a backup was restored since. Export the table anew.</source>
   <translation>{file} 导出之后，{workspace} 恢复过备份，两者已对不上。请重新导出。</translation>
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
   <source>{file} is no photo and no document that is taken in, whatever its name says. Expected is one of: {expected}.</source>
   <translation>{file} 的内容不是可以收下的照片或文件（与后缀无关）。可以收下的有：{expected}。</translation>
  </message>
  <message>
   <source>{file} is no table that was written with “Export editable table”, or its hidden parts are gone. Export it anew, or copy its cells and use “Paste table”.</source>
   <translation>{file} 不是用“导出可编辑表”导出的表，或者隐藏内容已丢失。请重新导出，或复制单元格后用“粘贴表格”。</translation>
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
   <source>{file} is not saved as UTF-8 text. Open it in an editor and save it as UTF-8.</source>
   <translation>{file} 不是 UTF-8 编码的文本。请用文本编辑器打开，另存为 UTF-8 编码。</translation>
  </message>
  <message>
   <source>{file} is not the file that was being imported ({expected}), or it has changed. Make the unfinished import void first.</source>
   <translation>{file} 不是未完成导入的文件（{expected}）或已变化；请先作废未完成的导入。</translation>
  </message>
  <message>
   <source>{file} is of the present version already.</source>
   <translation>{file} 已是当前版本。</translation>
  </message>
  <message>
   <source>{file} is of version {version}; this plugin writes a newer one. Until it is upgraded it may only be read.</source>
   <translation>{file} 是版本 {version}，本插件使用更新的版本。升级前只能查看。</translation>
  </message>
  <message>
   <source>{file} is open ({district}, {crs}).</source>
   <translation>{file} 已打开：{district}，{crs}。</translation>
  </message>
  <message>
   <source>{file} is restored to the state of {made}.</source>
   <translation>{file} 已恢复到 {made} 的状态。</translation>
  </message>
  <message>
   <source>{file} is restored to the state of {made}. The state before the restore is kept for good: “{before}” in the list of backups.</source>
   <translation>{file} 已恢复到 {made} 的状态。恢复前的状态已长期保留，在备份列表中为“{before}”。</translation>
  </message>
  <message>
   <source>{file} is the table of a shapefile. Choose the .shp file beside it, or save the table as xlsx.</source>
   <translation>{file} 是 shapefile 的属性表；请选择同名的 .shp 文件，或把表另存为 xlsx。</translation>
  </message>
  <message>
   <source>{file} is the template itself and stays as it is. Choose another name for the filled file.</source>
   <translation>{file} 就是模板本身，不能覆盖。请另取文件名。</translation>
  </message>
  <message>
   <source>{file} is the workspace itself. Choose one of its backups.</source>
   <translation>{file} 就是工作库本身。请选择它的一份备份。</translation>
  </message>
  <message>
   <source>{file} is there already. Open it, or choose another folder.</source>
   <translation>{file} 已存在。请直接打开，或另选文件夹。</translation>
  </message>
  <message>
   <source>{file} is too large ({found}; at most {expected}). Make it smaller and try again.</source>
   <translation>{file} 太大（{found}，最多 {expected}）。请缩小后再试。</translation>
  </message>
  <message>
   <source>{file} is upgraded from version {old} to {new} and is opened anew.</source>
   <translation>{file}已从版本 {old} 升级到版本 {new}，正在重新打开。</translation>
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
   <source>{file} names no format of layers. End its name in one of {expected}.</source>
   <translation>{file} 不是图层格式，文件名应以 {expected} 之一结尾。</translation>
  </message>
  <message>
   <source>{file} stands in the synchronised folder {folder}, whose program copies files while they are written. Move the workspace to a local disk or an office share.</source>
   <translation>{file} 位于同步文件夹 {folder}，同步软件会在写入时复制文件。请将工作库移到本地磁盘或单位共享盘。</translation>
  </message>
  <message>
   <source>{file} states zone {stated}, but its coordinates are those of {found}. Expected is zone 37 or 38 of three degrees, or its meridian 111 or 114. Have the surveyor correct the file; a wrong zone shifts land by hundreds of kilometres.</source>
   <translation>{file} 写明带号 {stated}，坐标却属于 {found}。应为三度带 37 或 38 带，或其中央子午线 111、114。请测绘单位更正；带号有误会使图形偏移数百公里。</translation>
  </message>
  <message>
   <source>{file} still needs: {topics}.</source>
   <translation>{file} 还缺：{topics}。</translation>
  </message>
  <message>
   <source>{file} was exported from another workspace ({found}), not from {expected}. Open that one to read it back.</source>
   <translation>{file} 是从另一个工作库（{found}）导出的，不是 {expected}。请打开那个工作库再读回。</translation>
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
   <source>{file} was made by an older version of the plugin; until it is upgraded it may only be read. A manager upgrades it: Workspace › Upgrade workspace.</source>
   <translation>{file} 由旧版插件创建，升级前只能查看。请由管理员升级：工作库 › 升级工作库。</translation>
  </message>
  <message>
   <source>{file} was not unpacked ({detail} {member}). Ask for it again, packed with an ordinary program and without a password.</source>
   <translation>没有解压 {file}（{detail}{member}）。请对方用常用软件、不加密码重新打包后再发一次。</translation>
  </message>
  <message>
   <source>{file} was replaced by another file since it was opened; nothing was saved. Open the workspace again.</source>
   <translation>{file} 打开后已被替换为其他文件，未保存任何内容。请重新打开工作库。</translation>
  </message>
  <message>
   <source>{file} was restored by {actor} on {at} to the state of {state}. Nothing of yours was saved after that; open the workspace again.</source>
   <translation>{file} 已由{actor}于 {at} 恢复到 {state} 的状态，此后您的内容未保存。请重新打开工作库。</translation>
  </message>
  <message>
   <source>{file} was restored by {actor} on {at} to the state of {state}; it is opened anew.</source>
   <translation>{file} 已由{actor}于 {at} 恢复到 {state} 的状态，正在重新打开。</translation>
  </message>
  <message>
   <source>{file} was upgraded by a colleague; it is opened anew.</source>
   <translation>{file} 已由同事升级，正在重新打开。</translation>
  </message>
  <message>
   <source>{file} was upgraded since it was opened. Open it again.</source>
   <translation>{file} 打开后已被升级。请重新打开。</translation>
  </message>
  <message>
   <source>{file}, cell {cell}: the heading “{name}” is in {unit}, which cannot be made of {expected}. Correct its unit.</source>
   <translation>{file} 的 {cell}：表头“{name}”写的单位是 {unit}，不能由 {expected} 换算。请改正单位。</translation>
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
   <source>{file}, line {line} is no boundary point: {text}. A point is name, ring, X (north), Y (east), with commas, tabs, blanks or semicolons between them.</source>
   <translation>{file} 第 {line} 行不是界址点：{text}。每行应为点号、圈号、X（北）、Y（东），以逗号、制表符、空格或分号分隔。</translation>
  </message>
  <message>
   <source>{file}, line {line}: several columns may be X and Y: {text}. Leave X (north) and Y (east) in once, and choose the file again.</source>
   <translation>{file} 第 {line} 行有多列可能是 X、Y：{text}。请只保留一组 X（北）、Y（东），再选择文件。</translation>
  </message>
  <message>
   <source>{file}, line {line}: the comma is a wide one (，). Replace wide commas by narrow ones.</source>
   <translation>{file} 第 {line} 行使用了全角逗号（，）。请改为半角逗号。</translation>
  </message>
  <message>
   <source>{file}, sheet {layer}, has figures, but nothing says of which year. State the year.</source>
   <translation>{file} 的工作表 {layer} 有数据但没有年度；请指定年度。</translation>
  </message>
  <message>
   <source>{file}: from here on the text cannot be read. Look for a bracket, a quotation mark or a comma that is missing there or just before.</source>
   <translation>{file}：从此行起无法读取。请检查此行或前一行是否缺少括号、引号或逗号。</translation>
  </message>
  <message>
   <source>{file}: no rule names {key} ({title}). Write it into one of the lists, such as that of [ask] or of [same].</source>
   <translation>{file}：{key}（{title}）没有取值规则。请写入其中一个列表，例如 [ask] 或 [same]。</translation>
  </message>
  <message>
   <source>{file}: the ring that begins in line {line} has fewer than three points. Complete it and choose the file again.</source>
   <translation>{file}：第 {line} 行开始的一圈不足三个点。请补全后重新选择文件。</translation>
  </message>
  <message>
   <source>{file}: the rings of {plot} cross themselves or overlap each other. Put the points into their order: parts of a plot lie apart, holes within. Then choose the file again.</source>
   <translation>{file}：{plot} 的界线自相交，或各圈互相重叠。请按顺序整理界址点：同一地块的各部分应互不相交，内圈应在外圈之内，然后重新选择文件。</translation>
  </message>
  <message>
   <source>{file}: there is no field {key}. Correct the name; the shipped rules list all fields.</source>
   <translation>{file}：没有字段 {key}。请改正名称，全部字段名见默认规则。</translation>
  </message>
  <message>
   <source>{file}: there is no part {key}. Here may stand: {parts}. Correct its name or take it out.</source>
   <translation>{file}：没有 {key} 这一项。此处可以有：{parts}。请更正名称或删去。</translation>
  </message>
  <message>
   <source>{file}: these are no coordinates of Jiangmen in metres. Expected are X (north) about 2,370,000 to 2,530,000 and Y (east) of zone 37 or 38.</source>
   <translation>{file}：不是江门范围内的平面坐标（米）。X（纵）应约为 2370000 至 2530000，Y（横）应在 37 或 38 带。</translation>
  </message>
  <message>
   <source>{file}: this file holds no rules per field: the line kind = "merge_fields" is missing. Take the shipped rules and change those.</source>
   <translation>{file}：文件不是字段取值规则，缺少一行 kind = "merge_fields"。请以出厂规则为底稿修改。</translation>
  </message>
  <message>
   <source>{file}: {key} ({title}) cannot stand under {part}. Move it under one of {parts}.</source>
   <translation>{file}：字段 {key}（{title}）不能放在 {part} 下。可以放在：{parts}。</translation>
  </message>
  <message>
   <source>{file}: {key} ({title}) holds no figure, so nothing is computed of it. Name a field with figures, such as an area.</source>
   <translation>{file}：{key}（{title}）不是数值字段，不能参与计算。请改为数值字段，如面积。</translation>
  </message>
  <message>
   <source>{file}: {key} ({title}) must list each of its values once, the gravest first: {codes}.</source>
   <translation>{file}：{key}（{title}）须由重到轻列出全部取值，每个一次：{codes}。</translation>
  </message>
  <message>
   <source>{file}: {key} ({title}) must stand under [ask], columns: it is entered anew in every merge, even where the parcels agree. Move it there.</source>
   <translation>{file}：{key}（{title}）只能放在 [ask] 的 columns 中：每次合并均由人填写，各宗地一致时也不自动合并。请移回该处。</translation>
  </message>
  <message>
   <source>{file}: {key} ({title}) stands twice. Each field has one rule: take it out of one list.</source>
   <translation>{file}：{key}（{title}）出现两次。每个字段只能有一条规则，请从其中一处删去。</translation>
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
   <source>{filled} of {whole} headings are filled; the others stay as they are in the template. Areas come in the unit that the heading names.</source>
   <translation>{whole} 个表头中填 {filled} 个，其余保持模板原样。面积按表头写明的单位填写。</translation>
  </message>
  <message>
   <source>{filter} (further ones too)</source>
   <translation>{filter}（含兼有）</translation>
  </message>
  <message>
   <source>{filter} – press to take it away</source>
   <translation>{filter}；点击去掉</translation>
  </message>
  <message>
   <source>{finding} {area} m² ({layer}); this hinders the submission.</source>
   <translation>{finding} {area} m²（{layer}），须改正后方可报送。</translation>
  </message>
  <message>
   <source>{first} And {count} more.</source>
   <translation>{first}另有 {count} 条。</translation>
  </message>
  <message>
   <source>{first} and {count} more</source>
   <translation>{first}等（另 {count} 类）</translation>
  </message>
  <message>
   <source>{first} stands for {others}</source>
   <translation>{first} 代表 {others}</translation>
  </message>
  <message>
   <source>{first} to {last}</source>
   <translation>{first} 至 {last}</translation>
  </message>
  <message>
   <source>{folder} is the folder of the workspace, which everybody opens. Taxes need a folder of their own, open only to those who may see them. Choose another one.</source>
   <translation>{folder} 是工作库所在文件夹，所有人都能打开。税收明细须存于单独的、只对有权查看者开放的文件夹，请另选。</translation>
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
   <source>{free} are free; the workspace has {size}.</source>
   <translation>磁盘剩余 {free}，工作库 {size}。</translation>
  </message>
  <message>
   <source>{function} cannot be used here: it reads layers or runs code, and the values must come from the workspace alone.</source>
   <translation>这里不能使用 {function}：它会读取图层、文件或执行代码，而取值只能来自工作库。</translation>
  </message>
  <message>
   <source>{function} measures on the ellipsoid or in whatever the project is set to. Use the field "plane_area_m2" (图形平面面积), which has the area in the plane of the district.</source>
   <translation>{function} 按椭球或工程设置量算，各台电脑结果可能不同。请改用字段 "plane_area_m2"（图形平面面积），它是所在行政区坐标系的平面面积。</translation>
  </message>
  <message>
   <source>{groups} groups of {parcels} parcels, {area}</source>
   <translation>共 {groups} 组 {parcels} 宗，{area}</translation>
  </message>
  <message>
   <source>{group} (changed by {who})</source>
   <translation>{group}（{who} 已修改）</translation>
  </message>
  <message>
   <source>{held} (computer {machine}).</source>
   <translation>{held}（电脑 {machine}）。</translation>
  </message>
  <message>
   <source>{held} of these {count} parcels are in other cases: {names}. A parcel of a case that was accepted is in no other one.</source>
   <translation>这 {count} 宗中有 {held} 宗已列入其他案卷：{names}。已受理案卷的宗地不能再列入其他案卷。</translation>
  </message>
  <message>
   <source>{holder} does not work on this parcel any more: nothing was taken over. Open the editing as usual.</source>
   <translation>{holder} 已不再编辑这宗地，没有接手任何内容。请照常打开编辑。</translation>
  </message>
  <message>
   <source>{holder}: {parcels} parcels, {area}, shared boundary {shared} m</source>
   <translation>{holder}：{parcels} 宗，{area}，公共边 {shared} m</translation>
  </message>
  <message>
   <source>{in_m2} m² enter and {out_m2} m² leave: {lacking} m² are lacking. Let more enter, or turn the balance off in the case.</source>
   <translation>调入 {in_m2} m²，调出 {out_m2} m²，尚缺 {lacking} m²。请增加调入，或在本案中取消占补平衡。</translation>
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
   <source>{kind} ({part})</source>
   <translation>{kind}（{part}）</translation>
  </message>
  <message>
   <source>{kind} is not a kind of reference layer. Expected one of: {expected}.</source>
   <translation>{kind} 不是参考图层类别；应为：{expected}。</translation>
  </message>
  <message>
   <source>{layer}: nothing changed since the last run</source>
   <translation>{layer}：上次套合后没有变动</translation>
  </message>
  <message>
   <source>{layer}: {rows} overlaps of {count} parcels and units</source>
   <translation>{layer}：{count} 个宗地和地块，{rows} 条套合结果</translation>
  </message>
  <message>
   <source>{lines} lines were closed to {polygons} polygons.</source>
   <translation>{lines} 条线已构成 {polygons} 个面。</translation>
  </message>
  <message>
   <source>{mark} changed by the colleague   {own} changed by you</source>
   <translation>{mark} 同事改动　{own} 您改动</translation>
  </message>
  <message>
   <source>{metres} m from the nearest parcel</source>
   <translation>距最近的已有宗地 {metres} 米</translation>
  </message>
  <message>
   <source>{moment} has not come yet. Choose a moment up to now.</source>
   <translation>{moment} 还没有到，请选现在或以前的时间。</translation>
  </message>
  <message>
   <source>{moment} is no moment; expected one like 2025-06-30T09:05.</source>
   <translation>{moment} 不是时间，应写成 2025-06-30T09:05 这样。</translation>
  </message>
  <message>
   <source>{most} was expected: all rules together give no more</source>
   <translation>应{most}：全部规则合计不超过此分值</translation>
  </message>
  <message>
   <source>{names} and others, {count} in all</source>
   <translation>{names}等 {count} 个</translation>
  </message>
  <message>
   <source>{names} and others, {count} parcels</source>
   <translation>{names} 等 {count} 宗</translation>
  </message>
  <message>
   <source>{names} and {count} more</source>
   <translation>{names} 等，另有 {count} 个</translation>
  </message>
  <message>
   <source>{names} ends on {day}.</source>
   <translation>{names} 自 {day} 起失效。</translation>
  </message>
  <message>
   <source>{name} ({login} on {machine})</source>
   <translation>{name}（登录名 {login}，电脑 {machine}）</translation>
  </message>
  <message>
   <source>{name} ({machine}) is saving; waiting for {seconds} s.</source>
   <translation>{name}（{machine}）正在保存，已等待 {seconds} 秒。</translation>
  </message>
  <message>
   <source>{name} ({machine}) is saving; waiting …</source>
   <translation>{name}（{machine}）正在保存，等待中…</translation>
  </message>
  <message>
   <source>{name} drew the case up. Another person has to review it, and to agree to it or refuse it.</source>
   <translation>{name} 是拟订人，须由另一人审查，并由另一人同意合并或不予合并。</translation>
  </message>
  <message>
   <source>{name} has not been calculated yet. Calculate its subsidy, then make the sheet.</source>
   <translation>{name}尚未测算。请先测算奖补，再出测算表。</translation>
  </message>
  <message>
   <source>{name} has not been calculated yet. What is calculated is kept with every figure that it rests on, and nothing is claimed or paid by it.</source>
   <translation>{name} 尚未测算。测算会连同所依据的数据一并保存，不代表已申请或拨付。</translation>
  </message>
  <message>
   <source>{name} has taken over {parcel}, on which you work. Agree who saves; if both do, the plugin asks whose values stand.</source>
   <translation>{name} 接手了您正在编辑的 {parcel}。请商定由谁保存；如果两人都保存，会询问以谁的值为准。</translation>
  </message>
  <message>
   <source>{name} has this id number already, not {entered}. Check both on the certificate; the number is one person's only.</source>
   <translation>该证件号已属于{name}，不是{entered}。请对照权属证书核对，一个证件号只属于一个权利人。</translation>
  </message>
  <message>
   <source>{name} is also the name of another holder, with or without a number: kept apart. Join them by hand if they are one person.</source>
   <translation>另有同名权利人 {name}，一方有证件号一方没有：未合并。确为同一人时请人工合并。</translation>
  </message>
  <message>
   <source>{name} is at work: {purpose}, until {time}</source>
   <translation>{name} 正在{purpose}，至 {time}</translation>
  </message>
  <message>
   <source>{name} is kept.</source>
   <translation>{name} 已登记。</translation>
  </message>
  <message>
   <source>{name} is out of use.</source>
   <translation>{name} 已作废。</translation>
  </message>
  <message>
   <source>{name} is registered already with {areas} areas: shapes of the same number or ground replace theirs, others are added, none is taken away. Retire it first to replace it wholly.</source>
   <translation>{name} 已登记，有 {areas} 个图斑：编号相同或范围相同的图形更新原图斑，其余新增，不减少原有图斑。如需整体替换，请先停用该图层。</translation>
  </message>
  <message>
   <source>{name} made the calculation; another person has to review and approve it.</source>
   <translation>{name} 是测算人；复核和审定须由他人办理。</translation>
  </message>
  <message>
   <source>{name} saved at {time}: {reason}</source>
   <translation>{name} {time} 保存：{reason}</translation>
  </message>
  <message>
   <source>{name} tagged the unit; another person has to identify it.</source>
   <translation>该地块由 {name} 标记，须由他人认定。</translation>
  </message>
  <message>
   <source>{name} was decided about twice in one go: decide once, with all its parcels.</source>
   <translation>{name}在一次操作中被决定了两次：请一次选定它的全部宗地。</translation>
  </message>
  <message>
   <source>{name} was joined to no parcel yet, so there is nothing to reject. Choose its parcel, or leave it in the list of those without one.</source>
   <translation>{name} 尚未匹配到宗地，没有可否定的匹配。请选择宗地，或留在未匹配清单中。</translation>
  </message>
  <message>
   <source>{name}: FAR {far}, {amount}</source>
   <translation>{name}：容积率 {far}，{amount}</translation>
  </message>
  <message>
   <source>{name}: it counts no more from now on and stays in the history.</source>
   <translation>{name}：今后不再采用，仍保留在历史记录中。</translation>
  </message>
  <message>
   <source>{name}: these are several holders. Enter them under “Edit …” as holders of the parcel, then their numbers here.</source>
   <translation>{name}：包含多个权利人。请先在“编辑…”中按权利人分别填写，再在此填写证件号。</translation>
  </message>
  <message>
   <source>{name}: two holders of a parcel cannot have one id number.</source>
   <translation>{name}：同一宗地的两个权利人不能使用同一证件号。</translation>
  </message>
  <message>
   <source>{name}: {purpose}, {count} parcels, until {time}</source>
   <translation>{name} {purpose} {count} 宗，至 {time}</translation>
  </message>
  <message>
   <source>{never} were never evaluated, {stale} changed since, {other} rest on another standard.</source>
   <translation>{never} 宗从未识别，{stale} 宗识别后有改动，{other} 宗用的是其他标准。</translation>
  </message>
  <message>
   <source>{now} (it was: {before})</source>
   <translation>{now}（原为：{before}）</translation>
  </message>
  <message>
   <source>{number}, issued by {issuer} on {day}. {validity}.</source>
   <translation>{number}，{issuer} {day} 印发。{validity}。</translation>
  </message>
  <message>
   <source>{on} is after today, {expected}. Enter the day of the voucher.</source>
   <translation>{on} 晚于今天（{expected}）。请填写凭证上的日期。</translation>
  </message>
  <message>
   <source>{on} is after {expected}. Enter that day or an earlier one.</source>
   <translation>{on} 晚于 {expected}。请填写该日或之前的日期。</translation>
  </message>
  <message>
   <source>{on} is before {expected}, the day of what was done before. Enter that day or a later one.</source>
   <translation>{on} 早于上一步的日期 {expected}。请填写该日或之后的日期。</translation>
  </message>
  <message>
   <source>{on} is before {expected}: nothing can be paid before the approval, nor taken back before it was paid. Correct the day.</source>
   <translation>{on} 早于 {expected}：拨付不得早于审定，冲销和追回不得早于拨付。请更正日期。</translation>
  </message>
  <message>
   <source>{on} is on the other side of {until}, the last valid day, than the calculation takes it to be. Enter the day of the application in the project and calculate again; after the last valid day the calculation is reviewed with a document and an opinion.</source>
   <translation>申请日期 {on} 与测算所依据的申请时间分处政策有效期末日 {until} 的前后两侧。请在项目中填写实际申请日期并重新测算；有效期之后申请的，须经人工复核并写明依据文号和意见。</translation>
  </message>
  <message>
   <source>{others} stays in force beside {version}: nothing can be checked until one of them ends. Enter the approval under versions of the control line.</source>
   <translation>{others} 与 {version} 同时有效：其中一个失效之前无法检查。请在“控制线版本”中登记批准。</translation>
  </message>
  <message>
   <source>{outcome}: {count}</source>
   <translation>{outcome}：{count} 项</translation>
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
   <source>{paper} was not saved.</source>
   <translation>{paper}没有保存。</translation>
  </message>
  <message>
   <source>{paper} …</source>
   <translation>{paper}…</translation>
  </message>
  <message>
   <source>{paper}: {state}, saved.</source>
   <translation>{paper}：{state}，已保存。</translation>
  </message>
  <message>
   <source>{parcels} came of a merge on {on}, {days} days before the claim of {claim} (looked at: {window} days). The subsidy counts the project, not the parcel; look at why they were merged.</source>
   <translation>{parcels} 于 {on} 由宗地合并形成，距 {claim} 申请奖补 {days} 天（关注期 {window} 天，示例）。奖补按项目计算，不按宗地计算；请复核合并的原因。</translation>
  </message>
  <message>
   <source>{parcels} came to this project on {on}, after its approval of {approved}. Look at whether the approval covers their land.</source>
   <translation>{parcels} 于 {on} 纳入本项目，晚于批复日期 {approved}。请复核批复范围是否包含这些土地。</translation>
  </message>
  <message>
   <source>{parcels} came to this project on {on}, {days} days after the claim of {claim}. Look at whether the claim covers their land.</source>
   <translation>{parcels} 于 {on} 纳入本项目，晚于 {claim} 的奖补申请 {days} 天。请复核申请范围是否包含这些土地。</translation>
  </message>
  <message>
   <source>{parcels} came to this project on {on}, {days} days before the claim of {claim} (looked at: {window} days). Look at whether the approval covers their land.</source>
   <translation>{parcels} 于 {on} 纳入本项目，距 {claim} 申请奖补 {days} 天（关注期 {window} 天，示例）。请复核批复范围是否包含这些土地。</translation>
  </message>
  <message>
   <source>{parcels} has another entry in the register than a mortgage. Clear it on the parcel once it is settled, or judge M-5 with the document that settles it.</source>
   <translation>{parcels} 有抵押以外的其他登记事项。处理完毕后请在宗地上清除，或凭处理文件对 M-5 作出判断。</translation>
  </message>
  <message>
   <source>{parcels} is mortgaged. Enter the written consent of the mortgagee, or how the mortgage is changed.</source>
   <translation>{parcels} 已抵押。请填写抵押权人书面同意或抵押变更方案。</translation>
  </message>
  <message>
   <source>{parcels} parcels are selected: the buttons act on their {units} survey units.</source>
   <translation>已选 {parcels} 宗，按钮对其中 {units} 个地块一并办理。</translation>
  </message>
  <message>
   <source>{parcels}: a colleague changed what this form asks for. Copy what you need, close it and open it again.</source>
   <translation>{parcels}：同事的修改改变了本表所需填写的内容。请复制所需内容，关闭后重新打开。</translation>
  </message>
  <message>
   <source>{parcels}: changed by a colleague since this form was opened. What is typed stays; what they say now stands above. Look at it, then write.</source>
   <translation>{parcels}：打开本表后被同事修改过。已填的内容保留，上面显示的是宗地现在的内容，请核对后再写入。</translation>
  </message>
  <message>
   <source>{parcels}: each is mortgaged. Enter the consent for each of them; the letter of one mortgagee does not speak for another.</source>
   <translation>{parcels} 均已抵押。请逐宗填写抵押权人书面同意，一份同意函不代表其他抵押权人。</translation>
  </message>
  <message>
   <source>{parcels}: mortgaged. The registration needs the written consent of the mortgagee.</source>
   <translation>{parcels} 已抵押，登记时须抵押权人书面同意。</translation>
  </message>
  <message>
   <source>{parcels}: not mortgaged, so no mortgagee has to consent. Leave the consent empty; other entries of the register are judged at M-5.</source>
   <translation>{parcels} 未抵押，无须抵押权人同意，请留空；其他登记事项在 M-5 判断。</translation>
  </message>
  <message>
   <source>{parcel} and {other} now overlap by {area_m2} m². Snap the boundary points to each other.</source>
   <translation>{parcel} 与 {other} 新出现重叠 {area_m2} m²。请捕捉重合界址点。</translation>
  </message>
  <message>
   <source>{parcel} and {other} overlap by {area_m2} m²; they did so before.</source>
   <translation>{parcel} 与 {other} 重叠 {area_m2} m²，编辑之前已存在。</translation>
  </message>
  <message>
   <source>{parcel} by now has the {field} of a parcel that would come back ({value}): correct that number</source>
   <translation>{parcel} 现已使用原宗地的{field}（{value}）：请更正该编号</translation>
  </message>
  <message>
   <source>{parcel} covers {other} nearly as a whole ({area_m2} m²): probably drawn or pasted twice. Delete one, unless two rights lie on the same land.</source>
   <translation>{parcel} 与 {other} 几乎完全重合（{area_m2} m²），可能重复绘制或粘贴。请删除其一；确有重叠设权的可以保留。</translation>
  </message>
  <message>
   <source>{parcel} covers {other} nearly as a whole ({area_m2} m²); it did so before.</source>
   <translation>{parcel} 与 {other} 几乎完全重合（{area_m2} m²），编辑之前已存在。</translation>
  </message>
  <message>
   <source>{parcel} has no boundary on the map, so it cannot be checked. Draw or import its boundary first.</source>
   <translation>{parcel} 没有图形，无法审查。请先绘制或导入它的界线。</translation>
  </message>
  <message>
   <source>{parcel} has no parcel code. It can be added later in the card.</source>
   <translation>{parcel} 没有宗地代码，可以之后在卡片中补填。</translation>
  </message>
  <message>
   <source>{parcel} has no registered area: its parts get none until it is entered.</source>
   <translation>{parcel} 没有登记面积：各部分的登记面积留空，待填写。</translation>
  </message>
  <message>
   <source>{parcel} has no shape. Draw it, or delete the row.</source>
   <translation>{parcel} 没有图形。请绘制图形，或删除该行。</translation>
  </message>
  <message>
   <source>{parcel} has only {area_m2} m², less than {least_m2} m²: probably a scrap that was left over. Delete it, or join it to a neighbour.</source>
   <translation>{parcel} 只有 {area_m2} m²，不足 {least_m2} m²，可能是残留碎片。请删除，或并入相邻宗地。</translation>
  </message>
  <message>
   <source>{parcel} has the same shape as {count} others; it stands for all of them.</source>
   <translation>{parcel} 与另外 {count} 宗图形相同，以它为代表。</translation>
  </message>
  <message>
   <source>{parcel} is current no more. Take it out, and add what came of it.</source>
   <translation>{parcel} 已不是现状宗地。请移出，并加入其后续宗地。</translation>
  </message>
  <message>
   <source>{parcel} is in the filing {batch}, which is under review ({state}) and names the old parcel. Wait for its result or take it back, then register the merge.</source>
   <translation>{parcel} 在报送批次 {batch} 中，正在审查（{state}），批次所列为原宗地。请待审查结束或撤回报送后再登记合并。</translation>
  </message>
  <message>
   <source>{parcel} is in the merge {case} already, which was accepted and stands at “{state}”. Give that case back to 拟合并 and take the parcel out there, or end that case.</source>
   <translation>{parcel} 已在合并 {case} 中，该案已受理，现为“{state}”。请将该案退回拟合并后移出该宗地，或办结该案。</translation>
  </message>
  <message>
   <source>{parcel} is in the merge {case}, which is on its way: its conditions and areas are looked at again at the next step, and judgements on them may no longer hold.</source>
   <translation>{parcel} 在办理中的合并 {case} 内：下一环节将按新界址重新审查条件和面积，原有判断可能失效。</translation>
  </message>
  <message>
   <source>{parcel} is in the project {project} already, and that goes on. Take it out there, or withdraw or close that project first.</source>
   <translation>{parcel} 已在项目“{project}”中，且该项目仍在进行。请先在该项目中移出此宗地，或将该项目退出、结案。</translation>
  </message>
  <message>
   <source>{parcel} is in the proposed merge {case} already. Leave its group out, or propose another scenario of it by itself.</source>
   <translation>{parcel} 已列入拟合并案卷 {case}。请不选该组，或对该组单独“拟合并…”，作为另一方案。</translation>
  </message>
  <message>
   <source>{parcel} is in two of the chosen groups: {one}; {other}. Each group becomes a case of its own, so choose one of them.</source>
   <translation>{parcel} 同时在所选的两组中：{one}；{other}。每组各成一件案卷，请只选其中一组。</translation>
  </message>
  <message>
   <source>{parcel} is in two of the ticked groups: untick one of them.</source>
   <translation>{parcel} 同时在勾选的两组中，请取消其中一组。</translation>
  </message>
  <message>
   <source>{parcel} is no current parcel any more: it was retired, merged, or its import was taken back. Choose the parcels again.</source>
   <translation>{parcel} 已不是现势宗地：已注销、已合并，或者所属导入已撤回。请重新选择宗地。</translation>
  </message>
  <message>
   <source>{parcel} is no current parcel of the workspace. Give parcel codes, the end of a code that no other parcel has, unit codes, map numbers or uuids.</source>
   <translation>工作库中没有现势宗地“{parcel}”。请填写宗地代码（或不与其他宗地重复的末尾几位）、不动产单元号、图号或 uuid。</translation>
  </message>
  <message>
   <source>{parcel} is tagged: its survey unit keeps the former outline and area until it is tagged anew.</source>
   <translation>{parcel} 已标记低效：其地块保留原界线和面积，重新标记后才会更新。</translation>
  </message>
  <message>
   <source>{parcel} is the end of several parcel codes: {candidates}. Give the whole code.</source>
   <translation>“{parcel}”是多个宗地代码的末尾：{candidates}。请填写完整代码。</translation>
  </message>
  <message>
   <source>{parcel} lies in {found}, the project in {district}. Correct the district, or enter the split of the areas between the districts.</source>
   <translation>{parcel} 位于{found}，而项目位于{district}。请更正行政区，或录入各区的分区面积。</translation>
  </message>
  <message>
   <source>{parcel} lies outside the coordinates of {crs}. Move it, or paste it from a layer with the right CRS.</source>
   <translation>{parcel} 超出 {crs} 的坐标范围。请移动图形，或从坐标系正确的图层重新粘贴。</translation>
  </message>
  <message>
   <source>{parcel} lies wholly outside the surveyed outline. Choose the outline of this merge.</source>
   <translation>{parcel} 完全在权籍调查范围之外。请选择本次合并的调查范围。</translation>
  </message>
  <message>
   <source>{parcel} now has {count} shapes. Which one keeps the parcel? Its code, tags, projects and filings stay with it, as a rule with the largest.</source>
   <translation>{parcel} 现有 {count} 个图形，由哪一个保留原宗地？原宗地的代码、标记、项目和报送备案随其保留，一般为面积最大的一个。</translation>
  </message>
  <message>
   <source>{parcel} part {number}</source>
   <translation>{parcel} 第{number}块</translation>
  </message>
  <message>
   <source>{parcel} part {number}, keeps it</source>
   <translation>{parcel} 第{number}块（保留）</translation>
  </message>
  <message>
   <source>{parcel} part {number}, new</source>
   <translation>{parcel} 第{number}块（新）</translation>
  </message>
  <message>
   <source>{parcel} saved: {fields}.</source>
   <translation>{parcel} 已保存：{fields}。</translation>
  </message>
  <message>
   <source>{parcel} stands for {count} current parcels. Give the uuid of the one that is meant.</source>
   <translation>{parcel} 对应 {count} 宗现势宗地。请填写所指宗地的 uuid。</translation>
  </message>
  <message>
   <source>{parcel} taken over from {name}; it stands in the log. Closing the form frees the parcel.</source>
   <translation>已从{name}处接手 {parcel}，并记入日志。关闭编辑窗口即不再占用。</translation>
  </message>
  <message>
   <source>{parcel} was changed by {changed_by}, {changed_at}, since you looked at it. Look at the parcels again, then write.</source>
   <translation>{parcel} 在您查看之后已由 {changed_by} 于 {changed_at} 修改。请重新查看宗地后再写入。</translation>
  </message>
  <message>
   <source>{parcel} was drawn since on {area} m² of the parcels that would come back: correct its boundary</source>
   <translation>{parcel} 登记后占用了原宗地土地 {area} m²：请更正其界址</translation>
  </message>
  <message>
   <source>{parcel} was merged into another current parcel and cannot come back beside it. Revoke the merge instead.</source>
   <translation>{parcel} 已并入另一现势宗地，不能同时恢复。请改为撤销该合并。</translation>
  </message>
  <message>
   <source>{parcel} was retired by a colleague meanwhile.</source>
   <translation>{parcel} 在此期间已被同事停用。</translation>
  </message>
  <message>
   <source>{parcel} was retired by a colleague while you were drawing. Remove it from the drawing, or ask the colleague.</source>
   <translation>{parcel} 在您编辑期间已被同事停用。请从草稿中移除，或与同事核实。</translation>
  </message>
  <message>
   <source>{parcel} was saved by {who} at {when} meanwhile.</source>
   <translation>{parcel} 在此期间已由 {who} 于 {when} 保存。</translation>
  </message>
  <message>
   <source>{parcel} was saved by {who} at {when}, after this drawing began. Choose under “To be decided” whose boundary holds.</source>
   <translation>{parcel} 在您开始编辑之后已由 {who} 于 {when} 保存。请在“需要确认”中选定以谁的界线为准。</translation>
  </message>
  <message>
   <source>{parcel} – click to see it on the map</source>
   <translation>{parcel}，点击在地图上查看</translation>
  </message>
  <message>
   <source>{parcel}: a part of {value} m² is more than the parcel has ({expected} m²). Enter at most that, or leave it empty for the whole parcel.</source>
   <translation>{parcel}：纳入面积 {value} m² 超过宗地面积（{expected} m²）。请不超过该面积，或留空表示整宗纳入。</translation>
  </message>
  <message>
   <source>{parcel}: a part of {value} m² is none. Enter more than 0, or leave it empty for the whole parcel.</source>
   <translation>{parcel}：纳入面积不能为 {value} m²。请填写大于 0 的面积，或留空表示整宗纳入。</translation>
  </message>
  <message>
   <source>{parcel}: holders saved.</source>
   <translation>{parcel}：权利人信息已保存。</translation>
  </message>
  <message>
   <source>{parcel}: holes or parts lie wrongly near x {x}, y {y}. A hole must lie inside, parts must not cover each other.</source>
   <translation>{parcel}：x {x}、y {y} 附近的内环或部件位置不对。内环应在外环之内，各部件不得相互重叠。</translation>
  </message>
  <message>
   <source>{parcel}: the boundary crosses itself at x {x}, y {y}. Move or delete the boundary point there.</source>
   <translation>{parcel}：界线在 x {x}、y {y} 处自相交。请移动或删除该处界址点。</translation>
  </message>
  <message>
   <source>{parcel}: the boundary turns back on itself at x {x}, y {y} (spike). Delete the boundary point there.</source>
   <translation>{parcel}：界线在 x {x}、y {y} 处折返形成尖刺。请删除该处界址点。</translation>
  </message>
  <message>
   <source>{parcel}: the district “{value}” is none of {expected}. Choose one in the attribute form.</source>
   <translation>{parcel}：行政区“{value}”不在 {expected} 之中。请在属性表单中选择。</translation>
  </message>
  <message>
   <source>{parcel}: the drawn area of {drawn_m2} m² differs from the registered {registered_m2} m² by {change_m2} m², more than 5 %. Check the boundary, or note in the reason why.</source>
   <translation>{parcel}：图形面积 {drawn_m2} m² 与登记面积 {registered_m2} m² 相差 {change_m2} m²，超过 5 %。请核对界线，或在原因中说明。</translation>
  </message>
  <message>
   <source>{parcel}: the values of the workspace were kept.</source>
   <translation>{parcel}：已保留库中现值。</translation>
  </message>
  <message>
   <source>{parcel}: two boundary points stand less than 1 cm from each other at x {x}, y {y}. Delete one of them.</source>
   <translation>{parcel}：x {x}、y {y} 处两个界址点相距不到 1 厘米。请删除其中一个。</translation>
  </message>
  <message>
   <source>{path} written</source>
   <translation>已写出 {path}</translation>
  </message>
  <message>
   <source>{points} points</source>
   <translation>{points} 分</translation>
  </message>
  <message>
   <source>{project} ({count})</source>
   <translation>{project}（{count} 宗）</translation>
  </message>
  <message>
   <source>{project} has neither parcels nor a boundary, so nobody can tell its land. Add its parcels or draw its boundary, then calculate again.</source>
   <translation>项目“{project}”既没有宗地也没有范围，无法确定用地。请先加入宗地或绘制范围，再测算。</translation>
  </message>
  <message>
   <source>{project}: claim filed.</source>
   <translation>{project}：已提出奖补申请。</translation>
  </message>
  <message>
   <source>{project}: claim returned to “{state}”.</source>
   <translation>{project}：已退回到“{state}”。</translation>
  </message>
  <message>
   <source>{project}: claim withdrawn.</source>
   <translation>{project}：申请已撤回。</translation>
  </message>
  <message>
   <source>{project}: the claim begins with the newest calculation and who made it.</source>
   <translation>{project}：申请以最新测算和测算人为起点。</translation>
  </message>
  <message>
   <source>{project}: the claim ends here; its steps stay on record, and a new one can be filed.</source>
   <translation>{project}：申请到此为止，已有记录保留，之后可以重新提出。</translation>
  </message>
  <message>
   <source>{project}: the claim goes back; its steps stay on record.</source>
   <translation>{project}：办理退回，已有记录保留。</translation>
  </message>
  <message>
   <source>{project}: the claim goes on to “{state}”.</source>
   <translation>{project}：办理进入“{state}”。</translation>
  </message>
  <message>
   <source>{project}: the claim rests on the newest calculation from now on and begins again with it.</source>
   <translation>{project}：申请改为依据最新测算，从测算环节重新开始。</translation>
  </message>
  <message>
   <source>{project}: the claim rests on the newest calculation now.</source>
   <translation>{project}：申请已改为依据最新测算。</translation>
  </message>
  <message>
   <source>{project}: {count} papers saved: {papers}</source>
   <translation>{project}：已保存 {count} 份材料：{papers}</translation>
  </message>
  <message>
   <source>{project}: {result}.</source>
   <translation>{project}：{result}。</translation>
  </message>
  <message>
   <source>{project}: {state}.</source>
   <translation>{project}：{state}。</translation>
  </message>
  <message>
   <source>{project}: {status}, {amount} yuan, floor-area ratio {far}</source>
   <translation>{project}：{status}，{amount} 元，容积率 {far}</translation>
  </message>
  <message>
   <source>{rate} yuan/m²</source>
   <translation>{rate} 元/m²</translation>
  </message>
  <message>
   <source>{readings}: a reading other than that of the policy pack needs the number of the document on which it rests. Enter it, or keep the reading of the pack.</source>
   <translation>{readings}：采用与政策参数不同的口径须有依据文件。请填写文号，或采用默认口径。</translation>
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
   <source>{rows} rows, {lines} log lines, the last one {hash}</source>
   <translation>共 {rows} 行、{lines} 条日志，末条 {hash}</translation>
  </message>
  <message>
   <source>{row} was restored.</source>
   <translation>已恢复：{row}。</translation>
  </message>
  <message>
   <source>{row} was retired on {day} ({reason}) and cannot be edited. Undo the retiring first.</source>
   <translation>{row} 已于 {day} 停用（{reason}），不能修改。如需修改，请先撤销停用。</translation>
  </message>
  <message>
   <source>{row}: {why}</source>
   <translation>{row}：{why}</translation>
  </message>
  <message>
   <source>{rule}, not rounded: {outcome}. {document}</source>
   <translation>{rule}，不取整比较：{outcome}。{document}</translation>
  </message>
  <message>
   <source>{seen} The other computer's log line did not arrive within 30 seconds: its test was stopped, or what it saves is seen here late. Test again.</source>
   <translation>{seen}30 秒内没有看到另一台电脑的记录：那边可能已停止，或这里看到它的保存太晚。请再测一次。</translation>
  </message>
  <message>
   <source>{shown} of {total} cases</source>
   <translation>共 {total} 件，显示 {shown} 件</translation>
  </message>
  <message>
   <source>{shown} of {total} findings, {open} open</source>
   <translation>显示 {shown} / {total} 条，未处理 {open} 条</translation>
  </message>
  <message>
   <source>{shown} of {total} groups</source>
   <translation>{shown} 组（共 {total} 组）</translation>
  </message>
  <message>
   <source>{shown} of {total} parcels, {area}</source>
   <translation>显示 {shown} / {total} 宗，{area}</translation>
  </message>
  <message>
   <source>{shown} of {total} projects; eligible {count}, {amount}</source>
   <translation>{shown} / {total} 个项目；符合 {count} 个，{amount}</translation>
  </message>
  <message>
   <source>{sign} {outcome}: {count} rules</source>
   <translation>{sign} {outcome}：{count} 条规则</translation>
  </message>
  <message>
   <source>{some} and {count} more</source>
   <translation>{some}等，另有 {count} 宗</translation>
  </message>
  <message>
   <source>{source} is on another datum than CGCS2000; without official parameters the result may be off by tens of metres. Have the surveyors convert it.</source>
   <translation>{source} 与 CGCS2000 基准不同，没有官方转换参数时可能相差数十米；请由测绘单位转换。</translation>
  </message>
  <message>
   <source>{source}: one unit is {factor} m; areas are in m².</source>
   <translation>{source}：坐标单位为 {factor} m；面积均以 m² 计。</translation>
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
   <source>{state} (no field check is needed)</source>
   <translation>{state}（不需外业核查）</translation>
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
   <source>{state}: {count} projects, {amount} that no total counts. Press to see only these.</source>
   <translation>{state}：{count} 个项目，{amount}，不计入合计。点击只看这些。</translation>
  </message>
  <message>
   <source>{state}: {count} projects, {amount}. Press to see only these.</source>
   <translation>{state}：{count} 个项目，{amount}。点击只看这些。</translation>
  </message>
  <message>
   <source>{state}: {count} projects. Press to see only these.</source>
   <translation>{state}：{count} 个项目。点击只看这些。</translation>
  </message>
  <message>
   <source>{status}, after the policy</source>
   <translation>{status}，政策到期后</translation>
  </message>
  <message>
   <source>{suspected} suspected ({area}), {incomplete} with missing data.</source>
   <translation>疑似低效 {suspected} 宗（{area}），待补充 {incomplete} 宗。</translation>
  </message>
  <message>
   <source>{table} is not put back row by row: send a claim or a unit back in its procedure, take money back by a reversal, tag or calculate again.</source>
   <translation>{table}不能逐行恢复：申报或地块请在办理中退回，资金请冲销，标记或计算请重新进行。</translation>
  </message>
  <message>
   <source>{table} {count} rows</source>
   <translation>{table} {count} 行</translation>
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
   <source>{table}: its outline and whether it counts come back only with its parcels and steps. Undo the save that changed or retired it, or change the unit or make it anew.</source>
   <translation>{table}的范围和是否有效须与其宗地、办理记录一并恢复。请撤销修改或作废它的那次保存，或者修改地块、重新新建地块。</translation>
  </message>
  <message>
   <source>{taken} of {count} projects fit; {left} are left.</source>
   <translation>{count} 个项目中可安排 {taken} 个，余 {left}。</translation>
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
   <source>{title} of part {number}</source>
   <translation>第 {number} 部分{title}</translation>
  </message>
  <message>
   <source>{title} of reading {number}</source>
   <translation>第 {number} 种读法{title}</translation>
  </message>
  <message>
   <source>{title} {before} → {after} parcels, {before_mu} → {after_mu} mu</source>
   <translation>{title} {before} → {after} 宗，{before_mu} → {after_mu} 亩</translation>
  </message>
  <message>
   <source>{title} …</source>
   <translation>{title}…</translation>
  </message>
  <message>
   <source>{title}, version of {year}</source>
   <translation>{title}（{year}年版）</translation>
  </message>
  <message>
   <source>{title}: kept one's own value over that of {by}</source>
   <translation>{title}：采用本人填的值，未采用 {by} 的值</translation>
  </message>
  <message>
   <source>{title}: kept the value of {by}</source>
   <translation>{title}：采用 {by} 的值</translation>
  </message>
  <message>
   <source>{title}: show the standards</source>
   <translation>{title}：查看认定标准</translation>
  </message>
  <message>
   <source>{topics} (page “{page}”)</source>
   <translation>{topics}（在“{page}”页填写）</translation>
  </message>
  <message>
   <source>{total} projects are calculated, and none differs under this pack.</source>
   <translation>已测算 {total} 个项目，按此政策包均无变化。</translation>
  </message>
  <message>
   <source>{units} looked at.</source>
   <translation>已检查 {units}。</translation>
  </message>
  <message>
   <source>{unit} was taken to “{state}” by {changed_by}, {changed_at}. Nothing was written; look at it again.</source>
   <translation>{unit} 已由 {changed_by} 于 {changed_at} 办理到“{state}”。没有写入，请重新查看。</translation>
  </message>
  <message>
   <source>{unit}: decided to be no low-efficiency land; it stays on record and can be taken up again.</source>
   <translation>{unit}：认定不属低效；记录保留，可以重新核查。</translation>
  </message>
  <message>
   <source>{unit}: goes back and leaves the database; its steps stay on record.</source>
   <translation>{unit}：退回并调出数据库；办理记录保留。</translation>
  </message>
  <message>
   <source>{unit}: goes back; its steps stay on record.</source>
   <translation>{unit}：退回；办理记录保留。</translation>
  </message>
  <message>
   <source>{unit}: goes on to “{state}”.</source>
   <translation>{unit}：进入“{state}”。</translation>
  </message>
  <message>
   <source>{unit}: identified by the county and entered into the database.</source>
   <translation>{unit}：作出县级认定，调入低效用地数据库。</translation>
  </message>
  <message>
   <source>{unit}: is taken up where it was, at most at the office check; its last tag holds again.</source>
   <translation>{unit}：从原来办到的环节继续，最多到内业核实；最近一次标记重新有效。</translation>
  </message>
  <message>
   <source>{unit}: leaves the database and stays on record.</source>
   <translation>{unit}：移出数据库，记录保留。</translation>
  </message>
  <message>
   <source>{unit}: no low-efficiency land.</source>
   <translation>{unit}：不属低效。</translation>
  </message>
  <message>
   <source>{unit}: removed from the database.</source>
   <translation>{unit}：已销号。</translation>
  </message>
  <message>
   <source>{unit}: returned to “{state}”.</source>
   <translation>{unit}：已退回“{state}”。</translation>
  </message>
  <message>
   <source>{unit}: taken up again.</source>
   <translation>{unit}：重新核查。</translation>
  </message>
  <message>
   <source>{unit}: {state}.</source>
   <translation>{unit}：{state}。</translation>
  </message>
  <message>
   <source>{use} is no known land use. Enter its code or its words.</source>
   <translation>没有“{use}”这一用途。请填写用途代码或名称。</translation>
  </message>
  <message>
   <source>{uuid} of the workspace is not what stood there when it was made: it was changed outside the plugin. Compare with a backup.</source>
   <translation>工作库信息 {uuid} 与建库时不同，曾在插件外被改动，请与备份核对。</translation>
  </message>
  <message>
   <source>{value} (as stored)</source>
   <translation>{value}（以库中为准）</translation>
  </message>
  <message>
   <source>{value} (follows)</source>
   <translation>{value}（随动）</translation>
  </message>
  <message>
   <source>{value} (not in the list)</source>
   <translation>{value}（不在代码表中）</translation>
  </message>
  <message>
   <source>{value} by the sums</source>
   <translation>按合计推算 {value}</translation>
  </message>
  <message>
   <source>{value} does not fit column {column} of {table}; expected {expected}.</source>
   <translation>{table} 的列 {column} 不能填写 {value}，应为 {expected}。</translation>
  </message>
  <message>
   <source>{value} is no field that can be filled in. The list of fields stands in the summary workbook.</source>
   <translation>没有可以填写的字段 {value}。字段清单见汇总表（Excel）。</translation>
  </message>
  <message>
   <source>{value} is no number: one line of at most 60 characters.</source>
   <translation>“{value}”不能作编号：应为一行，不超过 60 字。</translation>
  </message>
  <message>
   <source>{value} is no parcel code. It has 19 characters: 12 digits, two letters, 5 digits.</source>
   <translation>{value} 不是宗地代码。应为 19 位：12 位数字、2 位字母、5 位数字。</translation>
  </message>
  <message>
   <source>{value} is no place in lists. Enter a whole number from 1 to {last}.</source>
   <translation>{value} 不能作为优先级，请填 1 至 {last} 的整数。</translation>
  </message>
  <message>
   <source>{value} is no source of a control line; expected one of: {expected}.</source>
   <translation>{value} 不是控制线来源；应为：{expected}。</translation>
  </message>
  <message>
   <source>{value} is no sum of money. Enter a number such as 2880000.60.</source>
   <translation>“{value}”不是金额。请填写数字，例如 2880000.60。</translation>
  </message>
  <message>
   <source>{value} is no unit code of the new parcel. It has 28 characters and begins with the parcel code {expected}; leave it empty until it is given.</source>
   <translation>{value} 不是新宗地的不动产单元号。不动产单元号共 28 位，前 19 位为宗地代码 {expected}；尚未编定的请留空。</translation>
  </message>
  <message>
   <source>{value} is no year that taxes are asked for. Write years such as 2022, 2023.</source>
   <translation>{value} 不是有效的纳税所属期。请填写年度，如 2022、2023。</translation>
  </message>
  <message>
   <source>{value} is not a credit code of 18 characters.</source>
   <translation>{value} 不是 18 位统一社会信用代码。</translation>
  </message>
  <message>
   <source>{value} m² are no construction land by {layer}: {classes}. Redraw the unit without them, or correct the layer, and analyse again.</source>
   <translation>按{layer}有 {value} m² 不是建设用地：{classes}。请调出后重画地块，或更正图层，再重新套合。</translation>
  </message>
  <message>
   <source>{value} m² cannot be the low-efficiency area: it must be above zero. Leave it empty for the whole unit.</source>
   <translation>低效用地面积不能是 {value} m²：须大于 0。整块都是低效用地的留空。</translation>
  </message>
  <message>
   <source>{value} m² lie in the 三旧 area {name}; its regime may hold there. Compare the documents.</source>
   <translation>有 {value} m² 在三旧图斑 {name} 内，可能适用三旧政策。请核对文件。</translation>
  </message>
  <message>
   <source>{value} m² lie inside the ecological red line ({layer}). Redraw the unit without them, or correct the layer, and analyse again.</source>
   <translation>有 {value} m² 位于生态保护红线内（{layer}）。请调出后重画地块，或更正图层，再重新套合。</translation>
  </message>
  <message>
   <source>{value} m² lie on permanent farmland ({layer}). Redraw the unit without them, or correct the layer, and analyse again.</source>
   <translation>有 {value} m² 位于永久基本农田（{layer}）。请调出后重画地块，或更正图层，再重新套合。</translation>
  </message>
  <message>
   <source>{value} m² of floor on {land} m² of land is very little: it was probably given in 万 m². Enter it in m².</source>
   <translation>{land} m² 土地上只有 {value} m² 建筑，过小：可能是以万 m² 为单位填写的。请按 m² 填写。</translation>
  </message>
  <message>
   <source>{value} m² of floor on {land} m² of land would be a floor-area ratio of {far}. Check the units of both areas.</source>
   <translation>{land} m² 土地上有 {value} m² 建筑，容积率将为 {far}。请核对两个面积的单位。</translation>
  </message>
  <message>
   <source>{value} stands as parcel code, but is a real-estate unit code of 28 characters: it was kept as that, and its first 19 characters are the parcel code.</source>
   <translation>宗地代码列中的 {value} 是 28 位不动产单元号：已作为不动产单元号保存，并取其前 19 位为宗地代码。</translation>
  </message>
  <message>
   <source>{value} yuan is above the calculated {expected} yuan. Approve at most that; what the district gives beyond it is a payment of its own.</source>
   <translation>{value} 元超过测算金额 {expected} 元。审定金额不得超过测算金额；区级另行给予的部分单独登记为区级自行奖补。</translation>
  </message>
  <message>
   <source>{value} yuan is below zero. What was paid is taken back by a reversal or recovery.</source>
   <translation>{value} 元小于零。收回已拨付的款项请登记冲销或追回。</translation>
  </message>
  <message>
   <source>{value} yuan is beyond any payment. Look at the digits.</source>
   <translation>{value} 元超出合理范围。请核对位数。</translation>
  </message>
  <message>
   <source>{value} yuan is less than the calculated {expected} yuan. Write why less is approved.</source>
   <translation>{value} 元少于测算金额 {expected} 元。请写明核减理由。</translation>
  </message>
  <message>
   <source>{value} yuan is more than the {expected} yuan that are left of this line. Correct the sum.</source>
   <translation>{value} 元超过该笔尚余的 {expected} 元。请更正金额。</translation>
  </message>
  <message>
   <source>{value} yuan is more than the {expected} yuan that were paid and not taken back. Correct the sum.</source>
   <translation>{value} 元超过已拨付且未收回的 {expected} 元。请更正金额。</translation>
  </message>
  <message>
   <source>{value} yuan of the approved amount are not paid. Enter the payment, or write why no more is paid now.</source>
   <translation>审定金额中尚有 {value} 元未拨付。请登记拨付，或在意见中写明暂不拨付的原因。</translation>
  </message>
  <message>
   <source>{value} {unit} (from the boundary)</source>
   <translation>{value} {unit}（由界址计算）</translation>
  </message>
  <message>
   <source>{version} would be in force beside {others}, and with two in force nothing can be checked. Say that the one before ends on the first day of {version}, enter the whole approval, or import it as a draft.</source>
   <translation>{version} 将与 {others} 同时有效，两个版本同时有效时无法检查。请在“选项”中选择之前的版本自 {version} 生效之日起失效，或填写完整批准信息，或作为草案导入。</translation>
  </message>
  <message>
   <source>{version} would be in force on the same days as {others}; only one version is in force on a day. Choose another first day, or a first day no longer in force.</source>
   <translation>{version} 会与 {others} 在同一天生效；同一天只能有一个版本生效。请另选生效日期或失效日期。</translation>
  </message>
  <message>
   <source>{what}, {count} with missing data.</source>
   <translation>{what}，待补充 {count} 宗</translation>
  </message>
  <message>
   <source>{who} changed the {field} of {parcel} at {when}, after this drawing began: {before} → {after} m². Check that the boundary fits to it.</source>
   <translation>{who} {when} 改了 {parcel} 的{field}：{before} → {after} m²。请核对所画界线是否相符。</translation>
  </message>
  <message>
   <source>{who} changed {fields}</source>
   <translation>{who} 改了{fields}</translation>
  </message>
  <message>
   <source>{who} changed “{groups}” once more in the meantime: please choose there again. Your other choices and the reason are kept.</source>
   <translation>{who} 在此期间又修改了“{groups}”，请重新选择；您的其他选择和填写的原因都已保留。</translation>
  </message>
  <message>
   <source>{who} changed “{group}” meanwhile; both changes were kept.</source>
   <translation>{who} 改了“{group}”，两处修改都已保留。</translation>
  </message>
  <message>
   <source>{who} had saved the same values already; nothing had to be written.</source>
   <translation>{who} 已保存了同样的值，无需重复保存。</translation>
  </message>
  <message>
   <source>{who} saved another boundary of {parcel} at {when} ({area}). Whose holds?</source>
   <translation>{who} 于 {when} 保存了 {parcel} 的另一界线（{area}），以谁的为准？</translation>
  </message>
  <message>
   <source>{who} took the case on meanwhile: it is “{state}” now. Close this and look at it again.</source>
   <translation>{who}已办理本案卷，现为“{state}”。请关闭后重新查看。</translation>
  </message>
  <message>
   <source>{who} works on {count} of these parcels just now. Ask before you write.</source>
   <translation>{who}正在编辑其中 {count} 宗，写入前请先沟通。</translation>
  </message>
  <message>
   <source>{who}: {before} → {now}</source>
   <translation>{who}：{before} → {now}</translation>
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
   <source>~ not yet</source>
   <translation>～ 尚未</translation>
  </message>
  <message>
   <source>Σ drawn {area}</source>
   <translation>图形面积合计 {area}</translation>
  </message>
  <message>
   <source>Σ enters</source>
   <translation>调入合计</translation>
  </message>
  <message>
   <source>Σ enters ≥ Σ leaves (占补平衡)</source>
   <translation>调入合计不少于调出合计（占补平衡）</translation>
  </message>
  <message>
   <source>Σ leaves</source>
   <translation>调出合计</translation>
  </message>
  <message>
   <source>Σ registered {area}</source>
   <translation>登记面积合计 {area}</translation>
  </message>
  <message>
   <source>“{document}” is no document number. Enter it as on the document, such as 江海府〔2025〕3号.</source>
   <translation>“{document}”不是规范的文号。请按文件原样填写，如 江海府〔2025〕3号。</translation>
  </message>
  <message>
   <source>“{name}” of {count} parcels is proposed beside the other scenarios.</source>
   <translation>已新增方案“{name}”，共 {count} 宗，与其他方案并存。</translation>
  </message>
  <message>
   <source>“{reason}” is a bulk save and is not undone here: undo an import with Undo an import, and compute a computed result again.</source>
   <translation>「{reason}」是批量保存，不能在此撤销：导入请用「撤销导入」，计算结果请重新计算。</translation>
  </message>
  <message>
   <source>“{reason}”, {by}, {at}.</source>
   <translation>“{reason}”，{by}，{at}。</translation>
  </message>
  <message>
   <source>“{state}” asks for this:</source>
   <translation>办理“{state}”时须填写：</translation>
  </message>
  <message>
   <source>“{title}” ends before.</source>
   <translation>“{title}”在此之前截止。</translation>
  </message>
  <message>
   <source>“{title}” has been saved by somebody else meanwhile. Look at it again, then repeat the change.</source>
   <translation>“{title}”已被他人保存。请查看后再修改。</translation>
  </message>
  <message>
   <source>“{title}” is adopted.</source>
   <translation>已采用“{title}”。</translation>
  </message>
  <message>
   <source>“{title}” is in force from {begins} to {ends}: at one time only one standard is. Choose other days, or agree that the older one ends the day before.</source>
   <translation>“{title}”的有效期为 {begins} 至 {ends}，同一时间只能有一套在用标准。请另选日期，或同意旧标准在前一日截止。</translation>
  </message>
  <message>
   <source>“{title}” is in force no more from now on. Results and tags that rest on it keep it. Where no other standard is in force, the example set of the plugin is.</source>
   <translation>“{title}”今后不再使用；依据它的结果和标记仍保留其版本。没有其他在用标准时，使用插件自带的示例标准。</translation>
  </message>
  <message>
   <source>“{title}” is in force {days}: end this one before, or retire that one first.</source>
   <translation>“{title}”的有效期为 {days}：请让本标准在它之前截止，或先停用它。</translation>
  </message>
  <message>
   <source>“{title}” is mandatory; it cannot be left out. Note it when it has come in.</source>
   <translation>“{title}”为必备材料，不能标为不需要。收到后请登记。</translation>
  </message>
  <message>
   <source>“{title}” is neither a draft nor in force, so there is nothing to retire.</source>
   <translation>“{title}”既不是草案也未采用，无需停用。</translation>
  </message>
  <message>
   <source>“{title}” is no draft: what was adopted or used does not change any more. Copy it, change the copy and adopt that.</source>
   <translation>“{title}”不是草案：已采用或已使用的标准不再改动。请复制为草案，修改后再采用。</translation>
  </message>
  <message>
   <source>“{title}” is no example: it needs the number of the document that issued it. Enter it, or mark the draft as an example.</source>
   <translation>“{title}”不是示例，必须有印发文件的文号。请填写文号，或把草案标为示例。</translation>
  </message>
  <message>
   <source>“{title}” is retired.</source>
   <translation>已停用“{title}”。</translation>
  </message>
  <message>
   <source>“{title}” leaves the list; undoing brings it back.</source>
   <translation>“{title}”将移出列表，可撤销恢复。</translation>
  </message>
  <message>
   <source>“{title}” was written to {file}.</source>
   <translation>已把“{title}”写入 {file}。</translation>
  </message>
  <message>
   <source>“{to}” is not before “{state}”. Choose an earlier state.</source>
   <translation>“{to}”不在“{state}”之前。请选择更早的状态。</translation>
  </message>
  <message>
   <source>“{value}” cannot be a number: up to 40 letters, digits and hyphens. Leave it empty to get the next one.</source>
   <translation>“{value}”不能作为编号：限字母、数字和连字符，不超过 40 个。留空则自动编号。</translation>
  </message>
  <message>
   <source>“{value}” is no part of a whole: is {value}% meant? Enter it such as 1/2 or 50%. It is kept as it stands.</source>
   <translation>份额“{value}”不是几分之几，是否为 {value}%？请填写如 1/2 或 50%。仍按所填保存。</translation>
  </message>
  <message>
   <source>“{value}” is no state of a project. Choose one of {expected}.</source>
   <translation>“{value}”不是项目状态，请从{expected}中选择。</translation>
  </message>
  <message>
   <source>“{value}” is no telephone number. Enter a mobile number of 11 digits, or a fixed one such as 0750-3812345; several with a comma between.</source>
   <translation>“{value}”不像电话号码。请填 11 位手机号，或 0750-3812345 这样的固定电话；多个号码用逗号分开。</translation>
  </message>
  <message>
   <source>“{value}” is no value of {field}; expected: {expected}.</source>
   <translation>“{value}”不能作为{field}的值，应为：{expected}。</translation>
  </message>
  <message>
   <source>“{value}” is no way to group units. Use one of {expected}.</source>
   <translation>不能按“{value}”汇总，可用：{expected}。</translation>
  </message>
  <message>
   <source>“{words}” holds no more from now on; it stays in the history. If it was the last one under its heading, the samples are shown again.</source>
   <translation>“{words}”今后不再适用，历史中仍可查。如是该管理事项的最后一条，将重新显示示例。</translation>
  </message>
  <message>
   <source>“{words}” is no day. Enter one such as 2025-01-01.</source>
   <translation>“{words}”不是日期，请按 2025-01-01 填写。</translation>
  </message>
  <message>
   <source>… and {count} more.</source>
   <translation>……另有 {count} 个。</translation>
  </message>
  <message>
   <source>… and {count} more; export the report</source>
   <translation>……另有 {count} 行，请导出报告查看</translation>
  </message>
  <message>
   <source>… and {count} rows more</source>
   <translation>……另有 {count} 行</translation>
  </message>
  <message>
   <source>… and {count} smaller groups</source>
   <translation>……另有 {count} 个较小的组</translation>
  </message>
  <message>
   <source>− registered</source>
   <translation>较登记 m²</translation>
  </message>
  <message>
   <source>⊘ retired {day}: {reason}</source>
   <translation>⊘ {day} 停用：{reason}</translation>
  </message>
  <message>
   <source>▲ “{title}” ends on {day} with this.</source>
   <translation>▲ “{title}”将随之于 {day} 截止。</translation>
  </message>
  <message>
   <source>◇ This is an example and stays one: what rests on it cannot be submitted.</source>
   <translation>◇ 本标准是示例，采用后仍为示例：依据它的结果不得报送。</translation>
  </message>
  <message>
   <source>◇ example</source>
   <translation>◇ 示例</translation>
  </message>
  <message>
   <source>◇ example: nothing that rests on it can be submitted</source>
   <translation>◇ 示例：依据它的结果不得报送</translation>
  </message>
  <message>
   <source>⚠ Decided: {readings}. Name the document that does so.</source>
   <translation>⚠ 已裁定：{readings}。请填写作出裁定的文件。</translation>
  </message>
  <message>
   <source>⚠ For {count} of the checked projects other readings count than in their last calculation: what was chosen with a document for another pack does not go on under this one. Choose it anew afterwards where it still holds.</source>
   <translation>⚠ 勾选的项目中有 {count} 个的口径与上次测算不同：凭文件在另一政策包下选定的口径不沿用到本包。仍适用的，采用后请重新选定。</translation>
  </message>
  <message>
   <source>⚠ The name is missing. Enter the name that your colleagues know: it stands beside every change you make.</source>
   <translation>⚠ 还没有姓名。请填写同事熟悉的姓名，它会写在您的每一次修改旁边。</translation>
  </message>
  <message>
   <source>⚠ {count} of them are not in the list as it is filtered.</source>
   <translation>⚠ 其中 {count} 宗不在当前筛选的列表中。</translation>
  </message>
  <message>
   <source>⚠ {count} projects are planned after {last}, the last valid day of the policy: {amount} would be lost.</source>
   <translation>⚠ {count} 个项目计划在政策最后有效日 {last}之后竣工，{amount} 将无法享受。</translation>
  </message>
  <message>
   <source>⚠ {document} has expired on {last}</source>
   <translation>⚠ {document}已于{last}失效</translation>
  </message>
  <message>
   <source>⚠ {document}: {days} days left, until {last}</source>
   <translation>⚠ {document}有效期至{last}，还剩 {days} 天</translation>
  </message>
  <message>
   <source>✓ All {count} cases of {pack} pass.</source>
   <translation>✓ {pack} 的 {count} 个算例全部通过。</translation>
  </message>
  <message>
   <source>✓ The boundaries fit to each other and to the neighbours.</source>
   <translation>✓ 界线之间、与邻宗之间均无缝隙和重叠。</translation>
  </message>
  <message>
   <source>✓ applies</source>
   <translation>✓ 适用</translation>
  </message>
  <message>
   <source>✓ met</source>
   <translation>✓ 满足</translation>
  </message>
  <message>
   <source>✓ passed</source>
   <translation>✓ 通过</translation>
  </message>
  <message>
   <source>✕ The draft has a mistake: put it right, then it is tried again.</source>
   <translation>✕ 草案有误，改正后自动重新试算。</translation>
  </message>
  <message>
   <source>✕ They cannot be retired while this rests on them:</source>
   <translation>✕ 下列事项未办结，不能停用：</translation>
  </message>
  <message>
   <source>✕ This claim was withdrawn; a new one can be filed.</source>
   <translation>✕ 本申请已撤回，可以重新提出</translation>
  </message>
  <message>
   <source>✕ conditions met, document not in force</source>
   <translation>✕ 条件具备，文件不在有效期</translation>
  </message>
  <message>
   <source>✕ does not apply</source>
   <translation>✕ 不适用</translation>
  </message>
  <message>
   <source>✕ failed</source>
   <translation>✕ 未通过</translation>
  </message>
  <message>
   <source>✕ not met</source>
   <translation>✕ 不满足</translation>
  </message>
  <message>
   <source>✕ {failed} of {count} cases of {pack} fail. Do not calculate with it before that is understood.</source>
   <translation>✕ {pack} 的 {count} 个算例中有 {failed} 个未通过。查明原因前请勿用于测算。</translation>
  </message>
  <message>
   <source>⟳ {count} parcels to evaluate: do it</source>
   <translation>⟳ {count} 宗待识别，点此识别</translation>
  </message>
  <message>
   <source>低效用地汇总表 by district, town and category</source>
   <translation>《低效用地汇总表》：按县（市、区）、镇（街道）和低效类型汇总</translation>
  </message>
  <message>
   <source>低效用地汇总表 with sums as formulas, legacy land and the list of fields</source>
   <translation>《低效用地汇总表》：合计为公式，附历史遗留用地和字段清单</translation>
  </message>
  <message>
   <source>低效用地调查认定表 of the survey units of these parcels, a page each</source>
   <translation>这些宗地所在地块的《低效用地调查认定表》，每块一页</translation>
  </message>
  <message>
   <source>低效用地调查认定表: a page of A4 a survey unit, with cells to sign</source>
   <translation>《低效用地调查认定表》：每个地块一页 A4，含签章栏</translation>
  </message>
  <message>
   <source>合并前后对照表 with a column a parcel and sums as formulas</source>
   <translation>每宗一列，合计为公式</translation>
  </message>
  <message>
   <source>合并前后对照表 with map, areas and every field</source>
   <translation>合并前后对照表，含示意图、面积和每个字段</translation>
  </message>
  <message>
   <source>合并前后对照表: map, areas, and every field before and after</source>
   <translation>示意图、面积、每个字段合并前后的值</translation>
  </message>
  <message>
   <source>宗地合并审查表: every condition with reasons and judgement, steps, map</source>
   <translation>每项条件的原因和人工判断、办理情况、示意图</translation>
  </message>
  <message>
   <source>宗地合并申请表 with conditions and map, also before a case is drawn up</source>
   <translation>宗地合并申请表，附条件核对和示意图；还没有立案的也可以</translation>
  </message>
  <message>
   <source>宗地合并申请表: parcels, conditions, papers to bring, map</source>
   <translation>宗地、条件初步核对、提交材料、示意图</translation>
  </message>
 </context>
</TS>
