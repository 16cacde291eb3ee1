-- expect: rule-budget|rule-error more than
return rule {
  summary = "has a loop call report itself",
  each = "sentence",
  check = function(sentence, report)
    for _ in report, sentence, "again" do
    end
    while true do
    end
  end,
}
