-- expect: rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    ("aaa"):gsub("a", function() while true do end end)
  end,
}
