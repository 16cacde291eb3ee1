-- expect: rule-error
local l = terms.load("../../recoupe.toml")
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local _ = unit
  end,
}
