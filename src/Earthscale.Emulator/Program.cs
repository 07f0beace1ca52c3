// Filled by the emulator.
return;
