package io.github.carillon.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Has it told when an instance ends or gets stuck. The engine's starter hands every event to this bean, inside the
 * engine's transaction; what is told waits for the commit and is looked up on a thread of its own.
 */
final class InstanceWatch implements HistoryEventHandler, AutoCloseable {

    private static final String[] OUTPUTS = {"MESSAGE_SID", "ERROR_CODE"};

    private final ObjectProvider<HistoryService> history;
    private final Narrator narrator;
    private final Addresses addresses;
    private final ExecutorService teller = Executors.newSingleThreadExecutor(InstanceWatch::daemon);

    InstanceWatch(ObjectProvider<HistoryService> history, Narrator narrator, Addresses addresses) {
        this.history = history;
        this.narrator = narrator;
        this.addresses = addresses;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricProcessInstanceEventEntity instance
                && event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)
                && instance.getSuperProcessInstanceId() == null) {
            afterCommit(() -> tellEnd(instance.getProcessDefinitionKey(), instance.getProcessInstanceId()));
        } else if (event instanceof HistoricIncidentEventEntity incident
                && event.isEventOfType(HistoryEventTypes.INCIDENT_CREATE)) {
            afterCommit(() -> narrator.stuck(incident.getActivityId(), incident.getProcessInstanceId(), addresses));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }

    private void afterCommit(Runnable telling) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, committed -> teller.execute(telling));
    }

    private void tellEnd(String key, String instanceId) {
        List<HistoricVariableInstance> found = history.getObject()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instanceId)
                .variableNameIn(OUTPUTS)
                .list();
        narrator.ended(key, instanceId, outputs(found, instanceId));
    }

    /** What the instance has at its end goes before what one of its steps had, be it null. */
    private static Map<String, String> outputs(List<HistoricVariableInstance> found, String instanceId) {
        Map<String, String> outputs = new TreeMap<>();
        Predicate<HistoricVariableInstance> own = variable -> instanceId.equals(variable.getActivityInstanceId());
        Stream.concat(found.stream().filter(own.negate()), found.stream().filter(own))
                .filter(variable -> variable.getValue() != null || own.test(variable))
                .forEach(variable -> put(outputs, variable));
        return outputs;
    }

    private static void put(Map<String, String> outputs, HistoricVariableInstance variable) {
        if (variable.getValue() == null) {
            outputs.remove(variable.getName());
        } else {
            outputs.put(variable.getName(), String.valueOf(variable.getValue()));
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "narrator");
        thread.setDaemon(true);
        return thread;
    }
}
