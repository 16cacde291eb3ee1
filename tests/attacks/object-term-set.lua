-- expect: rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local t = pattern("a"):first(unit)
    if t then t.term = 1 end
  end,
}
