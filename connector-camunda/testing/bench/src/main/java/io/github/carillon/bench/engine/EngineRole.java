package io.github.carillon.bench.engine;

import io.github.carillon.bench.child.Role;
import io.github.carillon.bench.child.Setup;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine and what the laboratory asks of it: {@code reset MODEL INSTANCES}, {@code fill FROM COUNT}, {@code arrive
 * FROM COUNT RATE}, {@code analyze}, {@code await COUNT}, {@code finished}, {@code times FROM}, {@code connector
 * PORT}, {@code idle}, {@code port}.
 */
public final class EngineRole implements Role {

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final ConfigurableApplicationContext context;
    private final Finished finished;
    private final Models models;
    private final Starter starter;
    private final ConnectorMail connector;
    private final DataSource database;

    private EngineRole(ConfigurableApplicationContext context) {
        ProcessEngine engine = context.getBean(ProcessEngine.class);
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.context = context;
        this.finished = context.getBean(Finished.class);
        this.models = new Models(engine.getRepositoryService(), engine.getManagementService());
        this.starter = new Starter(engine.getRuntimeService(), finished);
        this.connector = new ConnectorMail(configuration.getJobExecutor());
        this.database = configuration.getDataSource();
    }

    /** Starts an engine on a free port of 127.0.0.1, with its database in memory. */
    public static EngineRole open(Setup setup) {
        SpringApplication application = new SpringApplication(EngineApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        return new EngineRole(application.run("--spring.config.name=bench-engine"));
    }

    @Override
    public String answer(String command, List<String> words) throws IOException, InterruptedException {
        return switch (command) {
            case "port" -> context.getEnvironment().getRequiredProperty("local.server.port");
            case "reset" -> reset(words.get(0), number(words, 1));
            case "fill" -> fill(number(words, 0), number(words, 1));
            case "arrive" -> arrive(number(words, 0), number(words, 1), Double.parseDouble(words.get(2)));
            case "analyze" -> analyze();
            case "await" -> String.valueOf(finished.await(number(words, 0)));
            case "finished" -> String.valueOf(finished.count());
            case "times" -> times(finished.sortedTimes(number(words, 0)));
            case "connector" -> connector(number(words, 0));
            case "idle" -> idle();
            default -> throw new IOException("the engine knows no " + command);
        };
    }

    @Override
    public void close() {
        context.close();
    }

    private String reset(String model, int instances) {
        models.deploy(model);
        finished.reset(instances);
        System.gc();
        return "";
    }

    private String fill(int from, int count) throws InterruptedException {
        starter.fill(from, count);
        return "";
    }

    /**
     * Left to itself, H2 may have looked at its tables while they were nearly empty, and scans them from then on: an
     * engine then needs three times as long for a task, until H2 looks again.
     */
    private String analyze() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
            return "";
        } catch (SQLException broken) {
            throw new IllegalStateException("the engine's database gives no answer", broken);
        }
    }

    private String arrive(int from, int count, double rate) throws InterruptedException {
        starter.arrive(from, count, rate);
        return "";
    }

    private String connector(int port) {
        connector.start(port);
        return "";
    }

    private String idle() {
        connector.stop();
        return "";
    }

    /** The median and the 99th percentile, in microseconds. */
    private static String times(long[] sorted) {
        return micros(sorted, MEDIAN) + " " + micros(sorted, NEARLY_ALL);
    }

    private static long micros(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return TimeUnit.NANOSECONDS.toMicros(sorted[Math.max(0, index)]);
    }

    private static int number(List<String> words, int index) {
        return Integer.parseInt(words.get(index));
    }
}
