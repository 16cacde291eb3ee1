-- expect: rule-error|ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    for k in pairs(unit) do
      error("saw " .. k)
    end
  end,
}
