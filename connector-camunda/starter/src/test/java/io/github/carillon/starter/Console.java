package io.github.carillon.starter;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is printed, log lines among it, until it is closed. For one test at a time. */
public final class Console implements AutoCloseable {

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Console() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    public static Console captured() {
        return new Console();
    }

    public List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
