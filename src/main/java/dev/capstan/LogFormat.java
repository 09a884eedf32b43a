package dev.capstan;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import org.slf4j.Logger;

/**
 * What is logged, and how a line looks; the log goes to standard error. In code, because reading XML costs a tenth of
 * a start; {@code -Dlogback.configurationFile} still takes its place.
 */
public final class LogFormat extends ContextAwareBase implements Configurator {
    private static final Map<String, Level> QUIETER = Map.ofEntries(
            Map.entry("org.eclipse.jetty", Level.WARN),
            Map.entry("com.zaxxer.hikari", Level.WARN),
            Map.entry("org.flywaydb", Level.WARN),
            Map.entry("com.github.kagkarlsson", Level.WARN),
            Map.entry("org.apache.sshd", Level.WARN),
            Map.entry("org.java_websocket", Level.WARN),
            Map.entry("io.zonky", Level.WARN),
            // At DEBUG these print tokens, signatures and whole payloads: never lower them
            Map.entry("com.slack.api", Level.WARN),
            Map.entry("okhttp3", Level.WARN),
            // It repeats what a database says, and that may hold values
            Map.entry("org.mariadb.jdbc", Level.OFF),
            // What it would say of failures, dev.capstan.web says itself
            Map.entry("io.javalin", Level.OFF));

    @Override
    public ExecutionStatus configure(LoggerContext logging) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var line = new LogLine();
        line.setContext(logging);
        line.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(logging);
        encoder.setLayout(line);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(logging);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        QUIETER.forEach((name, level) -> logging.getLogger(name).setLevel(level));
        var root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
