-- expect: rule-error pcall
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    pcall(string.rep, "x", 1e9)
  end,
}
