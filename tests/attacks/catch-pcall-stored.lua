-- expect: rule-error pcall
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local p = pcall
    p(error)
  end,
}
