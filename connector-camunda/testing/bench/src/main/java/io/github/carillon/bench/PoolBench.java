package io.github.carillon.bench;

import io.github.carillon.bench.lab.Laboratory;
import io.github.carillon.bench.lab.PoolRatio;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The SMTP channel without engine and ledger. */
final class PoolBench {

    private static final int NEAR_MAILS = 4000;
    private static final int DISTANT_MAILS = 600;
    private static final Duration DISTANT = Duration.ofMillis(10);

    private final Laboratory laboratory;
    private final int rounds;

    PoolBench(Laboratory laboratory, int rounds) {
        this.laboratory = laboratory;
        this.rounds = rounds;
    }

    Table run() {
        Table table = new Table("round trip", "4 connections by hand, mails/s", "channel of 4, mails/s", "ratio");
        row(table, "none", laboratory.pool(Duration.ZERO, NEAR_MAILS, NEAR_MAILS, rounds));
        row(table, "10 ms", laboratory.pool(DISTANT, DISTANT_MAILS / 10, DISTANT_MAILS, rounds));
        return table;
    }

    private static void row(Table table, String roundTrip, List<PoolRatio> all) {
        table.add(
                roundTrip,
                number("%.0f", all.stream().mapToDouble(PoolRatio::kept).toArray()),
                number("%.0f", all.stream().mapToDouble(PoolRatio::pool).toArray()),
                number(
                        "%.2f",
                        all.stream().mapToDouble(one -> one.pool() / one.kept()).toArray()));
    }

    private static String number(String format, double... values) {
        return String.format(Locale.ROOT, format, Results.median(values));
    }
}
