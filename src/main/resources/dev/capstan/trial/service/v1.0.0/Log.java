import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Lines on standard output, which the start script appends to the log file. */
final class Log {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private Log() {}

    static void info(String line) {
        write("INFO ", line);
    }

    static void warn(String line) {
        write("WARN ", line);
    }

    static void error(String line) {
        write("ERROR", line);
    }

    private static void write(String level, String line) {
        System.out.println(TIME.format(LocalDateTime.now()) + " " + level + " " + line);
    }
}
