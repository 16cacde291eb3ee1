-- expect: rule-error
local os_again = require("os")
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    require("os")
  end,
}
