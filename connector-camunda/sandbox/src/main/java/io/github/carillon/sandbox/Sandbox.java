package io.github.carillon.sandbox;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A Camunda engine with its REST and web apps, the worker, a mail catcher, a Twilio and a push test server in this process, on
 * 127.0.0.1 only. Nothing outlives it: engine and mails are kept in memory.
 *
 * <p>The test servers start first, so that the worker's connections can be configured with their ports; they stop last, so
 * that the worker can finish what it does.
 */
public final class Sandbox implements AutoCloseable {

    private final Addresses addresses;
    private final TestServers testServers;
    private final ConfigurableApplicationContext context;

    private Sandbox(Addresses addresses, TestServers testServers, ConfigurableApplicationContext context) {
        this.addresses = addresses;
        this.testServers = testServers;
        this.context = context;
    }

    /** Starts a sandbox that stays up until it is interrupted; options by {@code --help}. */
    public static void main(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(SandboxOptions.HELP);
            return;
        }
        try {
            start(arguments);
        } catch (SandboxException mistake) {
            System.err.println(mistake.getMessage());
            System.exit(1);
        }
    }

    /**
     * Starts a sandbox in this process and returns when its REST and page answer.
     *
     * @param arguments as on the command line, such as {@code --port=0} for a free port
     * @throws SandboxException if an option is wrong or a port is taken
     */
    public static Sandbox start(String... arguments) {
        return start(new Narrator(System.out, Clock.system(ZoneId.systemDefault())), arguments);
    }

    static Sandbox start(Narrator narrator, String... arguments) {
        SandboxOptions options = SandboxOptions.parse(arguments);
        int port = Loopback.claim(options.port(), "--port");
        narrator.starting();
        TestServers testServers = testServers(options, narrator);
        try {
            Addresses addresses = Addresses.of(URI.create("http://" + Loopback.HOST + ":" + port), testServers);
            return new Sandbox(addresses, testServers, run(options, addresses, testServers, narrator));
        } catch (RuntimeException failed) {
            testServers.close();
            throw failed;
        }
    }

    /** Where the page, {@code /engine-rest}, {@code /camunda} and {@code /sandbox} are. */
    public URI page() {
        return addresses.page();
    }

    Addresses addresses() {
        return addresses;
    }

    /** What tokens for the inbox are signed with. */
    String inboxSecret() {
        return context.getEnvironment().getRequiredProperty(BellSecret.INBOX);
    }

    /** Stops the worker, the engine and the test servers, in this order. */
    @Override
    public void close() {
        context.close();
        testServers.close();
    }

    private static TestServers testServers(SandboxOptions options, Narrator narrator) {
        try {
            return TestServers.start(options, narrator);
        } catch (IOException e) {
            throw new SandboxException("The test servers cannot start: " + e.getMessage(), e);
        }
    }

    private static ConfigurableApplicationContext run(
            SandboxOptions options, Addresses addresses, TestServers testServers, Narrator narrator) {
        SpringApplication application = new SpringApplication(SandboxApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            withoutWorkersVariables(context.getEnvironment());
            context.getBeanFactory().registerSingleton("options", options);
            context.getBeanFactory().registerSingleton("addresses", addresses);
            context.getBeanFactory().registerSingleton("narrator", narrator);
            context.getBeanFactory().registerSingleton("mailCatcher", testServers.mail());
            context.getBeanFactory().registerSingleton("twilioTestServer", testServers.twilio());
            context.getBeanFactory().registerSingleton("pushTestServer", testServers.pushes());
        });
        return application.run(settings(options, addresses.page(), testServers));
    }

    /** The shell's variables of a worker that runs elsewhere are none of the sandbox's business. */
    private static void withoutWorkersVariables(ConfigurableEnvironment environment) {
        Map<String, Object> others = new HashMap<>(environment.getSystemEnvironment());
        others.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("CARILLON_"));
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, others));
    }

    /**
     * What wins over every file and environment variable: a sandbox next to a configured worker must not reach that
     * worker's engine, relay or account.
     */
    private static String[] settings(SandboxOptions options, URI page, TestServers testServers) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.config.name", "sandbox");
        settings.put("server.address", Loopback.HOST);
        settings.put("server.port", page.getPort());
        settings.put("carillon.engine.url", page.resolve("/engine-rest"));
        settings.put("carillon.ledger.url", "jdbc:h2:mem:carillon-" + page.getPort() + ";DB_CLOSE_DELAY=-1");
        settings.putAll(testServers.settings(page));
        settings.putAll(BellSecret.settings(page));
        if (!options.worker()) {
            settings.put("carillon.enabled", "false");
        }
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
