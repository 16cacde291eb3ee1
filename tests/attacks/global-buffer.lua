-- expect: rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local b = buffer
    if b then error("there") end
  end,
}
