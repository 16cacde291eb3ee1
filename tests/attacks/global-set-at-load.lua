-- expect: rule-error
shared = 1
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local _ = unit
  end,
}
