using Xunit.v3;

// Pages are drawn by other processes, and journeys wait for each other: one more at a time than there are processors keeps those busy.
[assembly: Parallelization(MaxThreads = 3)]
