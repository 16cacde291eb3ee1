-- expect: rule-error
local m = require("lib.../../../etc/passwd")
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local _ = unit
  end,
}
