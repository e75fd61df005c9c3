package io.github.carillon.worker.supervision;

import io.github.carillon.steps.parameter.SupervisedProcess;
import io.github.carillon.worker.engine.ProcessDefinition;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a process says of its supervision. What is malformed is said once for each version, and is not there. */
final class SupervisionProperties {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisionProperties.class);

    private static final String SUPERVISORS = SupervisedProcess.SUPERVISORS.name();
    private static final String CONSECUTIVE_ERRORS = SupervisedProcess.CONSECUTIVE_ERRORS.name();
    private static final String MAX_DURATION = SupervisedProcess.MAX_DURATION.name();

    private static final int MOST_ERRORS = 1_000;
    private static final int DAYS_OF_A_MONTH = 30;
    private static final int MOST_SAID = 1_000;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * Reads them.
     *
     * @param names of the process' elements, by their ids
     * @param written the process' extension properties, by their names
     */
    Supervised read(ProcessDefinition definition, Map<String, String> names, Map<String, String> written) {
        return new Supervised(
                definition,
                names,
                value(written, SUPERVISORS, group -> group, definition, "the id of a group of users"),
                value(
                        written,
                        CONSECUTIVE_ERRORS,
                        SupervisionProperties::count,
                        definition,
                        "a number from 1 to " + MOST_ERRORS + ", such as 5"),
                value(
                        written,
                        MAX_DURATION,
                        SupervisionProperties::duration,
                        definition,
                        "a duration as ISO 8601 has it, such as PT2H or P3D"));
    }

    private <T> @Nullable T value(
            Map<String, String> written,
            String name,
            Function<String, @Nullable T> read,
            ProcessDefinition definition,
            String right) {
        String text = written.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        T value = text.startsWith("${") || text.startsWith("#{") ? null : read.apply(text);
        if (value == null && said.size() < MOST_SAID && said.add(definition.id() + name)) {
            LOG.warn(
                    "Process {} (version {}) has an extension property {} that is ignored: \"{}\" should be {}",
                    definition.key(),
                    definition.version(),
                    name,
                    text,
                    right);
        }
        return value;
    }

    private static @Nullable Integer count(String text) {
        if (!text.matches("\\+?\\d{1,4}")) {
            return null;
        }
        int count = Integer.parseInt(text);
        return count < 1 || count > MOST_ERRORS ? null : count;
    }

    /** Days, weeks, months and years are days of 24 hours: how long an instance may take does not depend on the calendar. */
    private static @Nullable Duration duration(String text) {
        try {
            Duration duration = text.contains("T") || !text.startsWith("P") ? mixed(text) : days(Period.parse(text));
            return duration.isZero() || duration.isNegative() ? null : duration;
        } catch (DateTimeParseException | ArithmeticException malformed) {
            return null;
        }
    }

    private static Duration mixed(String text) {
        int time = text.indexOf('T');
        String date = text.substring(0, Math.max(0, time));
        return date.length() < 2
                ? Duration.parse(text)
                : days(Period.parse(date)).plus(Duration.parse("P" + text.substring(time)));
    }

    @SuppressWarnings("JavaPeriodGetDays")
    private static Duration days(Period period) {
        return Duration.ofDays(
                Math.addExact(Math.multiplyExact(period.toTotalMonths(), (long) DAYS_OF_A_MONTH), period.getDays()));
    }
}
