-- expect: rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local b = bit32
    if b then error("there") end
  end,
}
