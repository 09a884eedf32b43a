package dev.capstan.sql.gate;

import java.util.List;

/**
 * Asks the database itself, on the connection and in the transaction in which the judged statement is to run: what a name
 * means there depends on both.
 */
public interface Witness<X extends Exception> {
    /**
     * @param values bound to the question marks in order; some are null
     * @return the rows, each value as text
     */
    List<List<String>> ask(String jdbc, List<String> values) throws X;
}
