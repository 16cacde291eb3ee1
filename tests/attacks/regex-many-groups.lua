-- expect: rule-error more than 32 groups
return rule {
  summary = "a pattern whose every match would hold a hundred groups",
  each = "sentence",
  check = function(sentence, report)
    local deep = pattern(("(.)?"):rep(100))
    while true do
      deep:find(sentence.document)
    end
  end,
}
