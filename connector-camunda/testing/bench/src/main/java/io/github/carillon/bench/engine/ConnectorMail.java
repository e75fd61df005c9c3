package io.github.carillon.bench.engine;

import jakarta.mail.Session;
import java.util.Properties;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.extension.mail.config.JakartaMailProperties;
import org.camunda.bpm.extension.mail.service.JakartaMailService;
import org.camunda.bpm.extension.mail.service.MailServiceFactory;

/** The mail connector, which sends in the engine's own process, on the threads of the job executor. */
final class ConnectorMail {

    private final JobExecutor jobs;

    ConnectorMail(JobExecutor jobs) {
        this.jobs = jobs;
        jobs.shutdown();
    }

    void start(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.sender", "shop@example.org");
        properties.setProperty("mail.sender.alias", "Shop");
        JakartaMailProperties.set(properties);
        MailServiceFactory.getInstance().set(new JakartaMailService(Session.getInstance(properties)));
        jobs.start();
    }

    void stop() {
        jobs.shutdown();
    }
}
