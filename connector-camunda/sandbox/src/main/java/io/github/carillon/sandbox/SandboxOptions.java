package io.github.carillon.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line says. A port of 0 means a free one.
 *
 * @param startExamples whether one instance of each example is started
 * @param worker whether the sandbox brings a worker; without, one may run beside it
 */
record SandboxOptions(int port, int smtpPort, int imapPort, int twilioPort, boolean startExamples, boolean worker) {

    static final String HELP = """
            The Carillon sandbox: a Camunda engine, its web apps, a mail catcher and a Twilio test server in one process.

              --port=8080          where the page, the engine's REST and the web apps are
              --smtp-port=0        where the mail catcher takes mails (0: a free port)
              --imap-port=0        where a mail program finds them (0: a free port)
              --twilio-port=0      where the Twilio test server answers (0: a free port)
              --start=true         whether one instance of each example is started
              --worker=true        whether a worker runs in it (false: for one of your own)
              --help               this page""";

    private static final String PORT = "--port";
    private static final String SMTP_PORT = "--smtp-port";
    private static final String IMAP_PORT = "--imap-port";
    private static final String TWILIO_PORT = "--twilio-port";
    private static final String START = "--start";
    private static final String WORKER = "--worker";
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads the command line.
     *
     * @throws SandboxException naming every mistake at once
     */
    static SandboxOptions parse(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>(
                Map.of(PORT, "8080", SMTP_PORT, "0", IMAP_PORT, "0", TWILIO_PORT, "0", START, "true", WORKER, "true"));
        List<String> mistakes = new ArrayList<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (given.containsKey(parts[0]) && parts.length == 2) {
                given.put(parts[0], parts[1].strip());
            } else {
                mistakes.add(argument + " is no option of the sandbox; --help lists them.");
            }
        }
        SandboxOptions options = new SandboxOptions(
                port(PORT, given, mistakes),
                port(SMTP_PORT, given, mistakes),
                port(IMAP_PORT, given, mistakes),
                port(TWILIO_PORT, given, mistakes),
                truth(START, given, mistakes),
                truth(WORKER, given, mistakes));
        if (!mistakes.isEmpty()) {
            throw new SandboxException(String.join(System.lineSeparator(), mistakes));
        }
        return options;
    }

    private static int port(String name, Map<String, String> given, List<String> mistakes) {
        String text = given.getOrDefault(name, "");
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        mistakes.add(name + "=" + text + " is no port: a number from 1 to " + HIGHEST_PORT + ", or 0 for a free one.");
        return 0;
    }

    private static boolean truth(String name, Map<String, String> given, List<String> mistakes) {
        String text = given.getOrDefault(name, "");
        if (!text.equals("true") && !text.equals("false")) {
            mistakes.add(name + "=" + text + " is neither true nor false.");
        }
        return text.equals("true");
    }
}
