-- expect: rule-error _G
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    _G.print = nil
  end,
}
