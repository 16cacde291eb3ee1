-- A quotation long enough to be speech, and no speaker.
local words = require("lib.words")

local shortest = 5

return rule {
  summary = "quotations without a speaker",
  severity = "warning",
  languages = { "fr", "en" },
  each = "quotation",
  check = function(quotation, report)
    local speech = quotation.direct and quotation.depth == 0 and not quotation.attributed
    if speech and words.count(quotation.content.text) >= shortest then
      report(quotation, "nobody is named as the speaker")
    end
  end,
  examples = {
    flags = {
      "La séance a été levée. [[« Nous ne reviendrons pas sur cette décision. »]]",
    },
    passes = {
      "« Nous ne reviendrons pas sur cette décision », a dit le maire.",
      "“We will not go back on that decision,” the mayor said.",
    },
  },
}
