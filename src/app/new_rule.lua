-- What this rule is for, in a sentence: the first thing a colleague reads.
local said = pattern([[(?i)\b(on dit que|it is said that)\b]])

return rule {
  summary = "hearsay: “on dit que”, “it is said that”",
  severity = "warning",
  languages = { "fr", "en" },

  -- Called with each match of the pattern; also: "document", "sentence", "figure", "quotation" …
  each = said,
  check = function(match, report)
    -- Words inside quotation marks are somebody else's.
    if not match.quoted then
      report(match, "who says so?")
    end
  end,

  -- `recoupe test` holds the rule against these: [[…]] marks the words it must report.
  examples = {
    flags = {
      "[[On dit que]] la route restera fermée.",
      "[[It is said that]] the road will stay closed.",
    },
    passes = {
      "Selon la préfecture, la route restera fermée.",
      "“It is said that he lied”, she told the court.",
    },
  },
}
