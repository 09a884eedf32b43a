package dev.capstan.sql.chart;

import dev.capstan.sql.ChartKind;
import dev.capstan.sql.Charts;
import dev.capstan.sql.Column;
import dev.capstan.sql.Trend;
import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws answers as PNG, without a screen. */
public final class Pictures implements Charts, Trend.Drawing {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int LONGEST_NAME = 24;
    private static final Color INK = new Color(0x33, 0x3B, 0x45);
    private static final Color GRID = new Color(0xE3, 0xE7, 0xEB);

    private static final Color ALARM = new Color(0xC6, 0x28, 0x28);
    private static final Color WARNING = new Color(0xE0, 0xA0, 0x1A);

    /** Told apart by those who see few colours, too. */
    private static final Color[] COLOURS = {
        new Color(0x1F, 0x6F, 0xB2),
        new Color(0xE0, 0x7B, 0x1A),
        new Color(0x2A, 0x93, 0x77),
        new Color(0xB8, 0x3A, 0x4B),
        new Color(0x7A, 0x5B, 0xA8),
        new Color(0x8C, 0x6D, 0x31),
        new Color(0x59, 0xA6, 0xD9),
        new Color(0x6B, 0x72, 0x80),
    };

    /** Fonts that have Chinese characters, the most readable first. */
    private static final List<String> CHINESE = List.of(
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "PingFang SC",
            "Microsoft YaHei",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei");

    /** A machine without fonts draws nothing; the answer itself matters more. */
    @Override
    public Optional<byte[]> draw(List<Column> columns, List<List<Object>> rows, Optional<ChartKind> wanted) {
        var drawing = new Shape(columns, rows, wanted).drawing();
        try {
            return drawing.isPresent() ? Optional.of(png(drawing.get())) : Optional.empty();
        } catch (IOException | RuntimeException | LinkageError | InternalError cannot) {
            LOG.warn("A chart could not be drawn", cannot);
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> draw(Trend trend, Instant from, Instant to) {
        if (trend.lines().stream().allMatch(line -> line.parts().isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(BitmapEncoder.getBitmapBytes(chart(trend, from, to), BitmapFormat.PNG));
        } catch (IOException | RuntimeException | LinkageError | InternalError cannot) {
            LOG.warn("A trend could not be drawn", cannot);
            return Optional.empty();
        }
    }

    private static XYChart chart(Trend trend, Instant from, Instant to) {
        var chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
        style(chart.getStyler());
        chart.getStyler().setDatePattern(pattern(List.of(from, to)));
        chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
        chart.getStyler().setXAxisMin((double) from.toEpochMilli());
        chart.getStyler().setXAxisMax((double) to.toEpochMilli());
        int shown = 0;
        for (var line : trend.lines()) {
            var times = new ArrayList<Date>();
            var values = new ArrayList<Double>();
            for (var part : line.parts()) {
                part.forEach(point -> {
                    times.add(Date.from(point.at()));
                    values.add(point.value());
                });
                times.add(times.getLast());
                values.add(Double.NaN);
            }
            if (!times.isEmpty()) {
                boolean alone = line.parts().stream().allMatch(part -> part.size() < 2);
                var drawn = chart.addSeries(++shown + " " + cut(line.name()), times, values);
                drawn.setMarker(alone ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
                drawn.setLabel(cut(line.name()));
            }
        }
        for (var level : trend.levels()) {
            var drawn = chart.addSeries(
                    ++shown + " " + level.name(),
                    List.of(Date.from(from), Date.from(to)),
                    List.of(level.value(), level.value()));
            drawn.setLineColor(level.isWorst() ? ALARM : WARNING);
            drawn.setLineStyle(SeriesLines.DASH_DASH);
            drawn.setMarker(SeriesMarkers.NONE);
            drawn.setLabel(level.name());
        }
        return chart;
    }

    private static byte[] png(Drawing drawing) throws IOException {
        return switch (drawing) {
            case Drawing.Line line -> BitmapEncoder.getBitmapBytes(chart(line), BitmapFormat.PNG);
            case Drawing.Bars bars -> BitmapEncoder.getBitmapBytes(chart(bars), BitmapFormat.PNG);
        };
    }

    private static XYChart chart(Drawing.Line line) {
        var chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
        style(chart.getStyler());
        chart.getStyler().setDatePattern(pattern(line.times()));
        chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
        var times = line.times().stream().map(Date::from).toList();
        for (var each : line.series()) {
            var values = each.values().stream()
                    .map(value -> value == null ? Double.NaN : value)
                    .toList();
            var marker = line.times().size() > 60 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE;
            chart.addSeries(name(each), times, values).setMarker(marker);
        }
        return chart;
    }

    private static CategoryChart chart(Drawing.Bars bars) {
        var chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.7);
        var names = distinct(bars.names());
        if (names.size() > 6 || names.stream().mapToInt(String::length).sum() > 70) {
            chart.getStyler().setXAxisLabelRotation(35);
        }
        for (var each : bars.series()) {
            var values = each.values().stream()
                    .map(value -> value == null ? 0.0 : value)
                    .toList();
            chart.addSeries(name(each), names, values);
        }
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        var base = font(
                Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT)));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartFontColor(INK);
        styler.setAxisTickLabelsColor(INK);
        styler.setAxisTickLabelsFont(base.deriveFont(13f));
        styler.setLegendFont(base.deriveFont(13f));
        styler.setBaseFont(base);
        styler.setSeriesColors(COLOURS);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setChartTitleVisible(false);
        styler.setChartPadding(16);
        styler.setYAxisDecimalPattern("#,##0.###");
    }

    private static String name(Drawing.Series series) {
        return cut(series.name());
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    /** Names that are the same once they are cut would fall on each other. */
    private static List<String> distinct(List<String> names) {
        var taken = new LinkedHashSet<String>();
        for (var name : names) {
            var shown = cut(name);
            for (int number = 2; !taken.add(shown); number++) {
                shown = cut(name) + " " + number;
            }
        }
        return List.copyOf(taken);
    }

    private static String pattern(List<Instant> times) {
        boolean wholeDays = times.stream().allMatch(at -> at.getEpochSecond() % 86_400 == 0);
        if (wholeDays) {
            return "yyyy-MM-dd";
        }
        var span = Duration.between(times.getFirst(), times.getLast());
        return span.compareTo(Duration.ofDays(2)) > 0 ? "MM-dd HH:mm" : "HH:mm";
    }

    private static Font font(Set<String> installed) {
        var family = CHINESE.stream().filter(installed::contains).findFirst().orElse(Font.SANS_SERIF);
        return new Font(family, Font.PLAIN, 13);
    }
}
