//! Chinese words for resources and fields, as reports for people have them.

/// What a fact of a resource is called.
#[must_use]
pub fn of_resource(name: &str) -> &str {
    match name {
        "projects" => "项目",
        "indicators" => "绩效指标",
        "official-expenses" => "“三公”经费",
        "debt-balances" => "政府债务余额",
        "debt-service" => "政府债务还本付息",
        "transfer-payments" => "转移支付",
        "procurement-thresholds" => "政府采购限额",
        "statements" => "情况说明",
        "findings" => "核对结果",
        "disclosures" => "公开文件",
        other => other,
    }
}

/// What a key of an item is called.
#[must_use]
pub fn of_key(key: &str) -> &str {
    match key {
        "name" => "名称",
        "title" => "标题",
        "code" => "项目编码",
        "agency" => "部门单位",
        "budget" => "预算数",
        "fiscal_funds" => "财政资金",
        "other_funds" => "其他资金",
        "purpose" => "资金用途",
        "objectives" => "绩效目标",
        "schedule" => "支出计划",
        "particulars" => "其他事项",
        "level1" | "level1_printed" => "一级指标",
        "level2" | "level2_printed" => "二级指标",
        "description" => "指标描述",
        "target" => "指标值",
        "basis" => "确定依据",
        "weight" => "权重",
        "item" => "科目",
        "account" => "预算",
        "category" => "类别",
        "kind" => "种类",
        "amount" => "金额",
        "change" => "增减额",
        "change_word" => "增减",
        "prior" => "上年数",
        "reason" => "原因",
        "balance" => "余额",
        "limit" => "限额",
        "as_of_date" => "截至日期",
        "principal" => "本金",
        "interest" => "利息",
        "total" => "合计",
        "printed" => "原文",
        "source" => "全文",
        "operands" => "数据",
        "evidence" => "依据",
        other => other,
    }
}
