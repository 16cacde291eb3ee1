-- expect: rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local v = vector
    if v then error("there") end
  end,
}
