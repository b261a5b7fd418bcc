#include <yara.h>

// YARA's headers reach the parts of a rule through macros and packed unions, which Swift does not see. These say the same as
// functions; they hold no logic of their own.

static inline const char *lapwing_yara_rule_name(const YR_RULE *rule) { return rule->identifier; }

static inline const YR_META *lapwing_yara_first_meta(const YR_RULE *rule) { return rule->metas; }

static inline const YR_META *lapwing_yara_next_meta(const YR_META *meta) { return META_IS_LAST_IN_RULE(meta) ? NULL : meta + 1; }

static inline const char *lapwing_yara_meta_name(const YR_META *meta) { return meta->identifier; }

// NULL when the value is no text.
static inline const char *lapwing_yara_meta_text(const YR_META *meta) { return meta->type == META_TYPE_STRING ? meta->string : NULL; }

// The offset and the length of the first match of any of the rule's strings; 0 when none matched, as in a rule of conditions only.
static inline int lapwing_yara_first_match(YR_SCAN_CONTEXT *context, YR_RULE *rule, int64_t *offset, int64_t *length) {
  int found = 0;
  YR_STRING *string;
  YR_MATCH *match;
  yr_rule_strings_foreach(rule, string) {
    yr_string_matches_foreach(context, string, match) {
      int64_t at = match->base + match->offset;
      if (!found || at < *offset) {
        found = 1;
        *offset = at;
        *length = match->match_length;
      }
    }
  }
  return found;
}

// In nanoseconds; the library's own function takes whole seconds.
static inline void lapwing_yara_set_timeout(YR_SCANNER *scanner, uint64_t nanoseconds) { scanner->timeout = nanoseconds; }
