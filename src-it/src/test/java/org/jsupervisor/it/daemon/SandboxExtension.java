package org.jsupervisor.it.daemon;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes sandboxes, ends them with the context that asked, and tells what happened in them. */
final class SandboxExtension implements ParameterResolver, AfterTestExecutionCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SandboxExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Sandbox.class, key -> new Sandbox(), Sandbox.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Sandbox sandbox = context.getStore(NAMESPACE).get(Sandbox.class, Sandbox.class);
    if (sandbox != null
        && context.getExecutionException().filter(SandboxExtension::isFailure).isPresent()) {
      System.err.println("=== failed: " + context.getRequiredTestClass().getSimpleName());
      System.err.println("=== " + context.getDisplayName() + " in " + sandbox.directory());
      System.err.println(sandbox.evidence());
    }
  }

  private static boolean isFailure(Throwable thrown) {
    return !thrown.getClass().getSimpleName().equals("TestAbortedException");
  }
}
