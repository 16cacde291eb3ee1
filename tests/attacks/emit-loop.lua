-- expect: rule-budget
return rule {
  summary = "attack",
  extract = function(document, emit)
    while true do end
  end,
  compare = function(group, report)
    local _ = group
  end,
}
