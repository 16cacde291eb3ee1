-- expect: ok|rule-budget
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for i = 1, 0 / 0 do end
  end,
}
