package dev.capstan.sql.mask;

/** What is left of a value. Short values keep nothing: what little would be left of them would be most of them. */
public enum Mask {
    /** The first three and the last four of eleven digits: {@code 138****5678}. */
    PHONE {
        @Override
        public String cover(String value) {
            return value.length() < 11 ? HIDDEN : start(value, 3) + HIDDEN + end(value, 4);
        }
    },
    /** The first letter and the domain: {@code a****@example.com}. */
    EMAIL {
        @Override
        public String cover(String value) {
            var at = value.lastIndexOf('@');
            return at < 2
                    ? HIDDEN + value.substring(Math.max(at, 0), at < 0 ? 0 : value.length())
                    : start(value, 1) + HIDDEN + value.substring(at);
        }
    },
    /** The last four characters: {@code ****5678}. */
    LAST4 {
        @Override
        public String cover(String value) {
            return value.length() < 8 ? HIDDEN : HIDDEN + end(value, 4);
        }
    },
    /** Nothing. */
    WHOLE {
        @Override
        public String cover(String value) {
            return HIDDEN;
        }
    };

    private static final String HIDDEN = "****";

    public abstract String cover(String value);

    /** Whether it may be a value of the kind. */
    boolean looksLike(String value) {
        return switch (this) {
            case PHONE, LAST4 -> value.matches("\\+?[0-9][0-9 -]{6,}");
            case EMAIL -> value.contains("@");
            case WHOLE -> false;
        };
    }

    /** What hides everything that one of them hides. */
    Mask and(Mask other) {
        return this == other ? this : WHOLE;
    }

    private static String start(String value, int characters) {
        return value.substring(0, value.offsetByCodePoints(0, characters));
    }

    private static String end(String value, int characters) {
        return value.substring(value.offsetByCodePoints(value.length(), -characters));
    }
}
