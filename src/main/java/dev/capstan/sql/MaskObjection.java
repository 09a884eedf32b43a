package dev.capstan.sql;

import dev.capstan.sql.mask.Judgement.Unprovable;

/** What the masks object to in a statement, as the person reads it who wrote the catalogue. */
record MaskObjection(String what, String instead) {
    static MaskObjection to(Unprovable found) {
        var name = found.name();
        return switch (found.why()) {
            case IN_AN_EXPRESSION ->
                new MaskObjection(
                        name + " is masked, and part of an expression",
                        "select it as it is; conditions may only compare it with = or IN to written values");
            case WHOLE_ROW ->
                new MaskObjection(name + " stands for a whole row with masked columns", "name the columns");
            case UNNAMED_COLUMNS ->
                new MaskObjection(
                        name + " has masked columns, and the columns here are joined or renamed unnamed",
                        "join with ON, and rename with AS");
            case VIEW ->
                new MaskObjection(
                        name + " is a view, and it can't be told which of its columns show masked values",
                        "read the tables behind it");
            case STATISTICS -> new MaskObjection(name + " keeps samples of masked values", "leave it out");
            case STATEMENTS_OF_OTHERS ->
                new MaskObjection(name + " tells statements of others, with masked values in them", "leave it out");
        };
    }
}
